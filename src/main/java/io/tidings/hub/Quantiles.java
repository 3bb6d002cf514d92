package io.tidings.hub;

import org.jspecify.annotations.Nullable;

/** What a {@link Distribution} held at one moment, or between two. Immutable. */
public final class Quantiles {

    /** Nothing was recorded. */
    public static final Quantiles NONE = new Quantiles(null, 0);

    private final long @Nullable [] counts;
    private final long sum;
    private final long count;

    Quantiles(long @Nullable [] counts, long sum) {
        this.counts = counts;
        this.sum = sum;
        long all = 0;
        if (counts != null) {
            for (long one : counts) {
                all += one;
            }
        }
        count = all;
    }

    /** How many values there are. */
    public long count() {
        return count;
    }

    /** All values together. */
    public long sum() {
        return sum;
    }

    /**
     * The value that this share of all values does not exceed, at most 1/16 too high.
     *
     * @param share above 0, up to 1
     * @return not a number where nothing was recorded
     */
    public double at(double share) {
        if (counts == null || count == 0) {
            return Double.NaN;
        }
        long rank = Math.max(1, (long) Math.ceil(share * count));
        int bucket = -1;
        for (long seen = 0; seen < rank; ) {
            bucket++;
            seen += counts[bucket];
        }
        return Distribution.highest(bucket);
    }

    /** Both together. */
    public Quantiles plus(Quantiles other) {
        return combined(other, 1);
    }

    /** What came since an earlier reading of the same distribution. */
    public Quantiles since(Quantiles earlier) {
        return combined(earlier, -1);
    }

    private Quantiles combined(Quantiles other, int sign) {
        if (other.counts == null) {
            return this;
        }
        long[] result = counts == null ? new long[other.counts.length] : counts.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] += sign * other.counts[i];
        }
        return new Quantiles(result, sum + sign * other.sum);
    }
}
