package io.tidings.bench;

import static java.lang.Math.floor;
import static java.lang.Math.log10;
import static java.lang.Math.pow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Lines over a few named places, on a logarithmic scale, as SVG that is readable on a light and on a dark page. Lines
 * differ in colour and in the shape of their points, so that colour alone tells nothing.
 *
 * @param unit how a value of the scale is written
 */
record Chart(
        String title, String across, String up, List<String> places, List<Line> lines, DoubleFunction<String> unit) {

    /**
     * @param style which colour and shape, from 0
     * @param values one for each place; NaN where there is none
     */
    record Line(String name, int style, double[] values) {}

    private static final int WIDTH = 840;
    private static final int HEIGHT = 400;
    private static final int LEFT = 84;
    private static final int RIGHT = 528;
    private static final int TOP = 52;
    private static final int BOTTOM = 336;

    /**
     * Okabe and Ito's colours, which the colour-blind tell apart, and a violet; on a dark ground their lighter relatives. The
     * first has the broadest line as well.
     */
    private static final String[] LIGHT = {
        "#0060a8", "#a3477b", "#c44e00", "#2b8cbf", "#00795a", "#8a6d00", "#5f6368", "#7a4fd0"
    };

    private static final String[] DARK = {
        "#6bb8ff", "#f09ac5", "#ff9a57", "#7fd6ff", "#3fd6ab", "#f2c230", "#b8bcc2", "#c3a6ff"
    };

    String svg() {
        var svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n"
                .formatted(WIDTH, HEIGHT, escaped(title)));
        svg.append(style());
        svg.append("<rect class=\"ground\" width=\"%d\" height=\"%d\" rx=\"8\"/>%n".formatted(WIDTH, HEIGHT));
        text(svg, "title", LEFT, 28, "start", title);
        scale(svg);
        for (int i = 0; i < places.size(); i++) {
            text(svg, "tick", x(i), BOTTOM + 22, "middle", places.get(i));
        }
        text(svg, "label", (LEFT + RIGHT) / 2.0, BOTTOM + 48, "middle", across);
        svg.append("<text class=\"label\" text-anchor=\"middle\" transform=\"translate(20 %d) rotate(-90)\">%s</text>%n"
                .formatted((TOP + BOTTOM) / 2, escaped(up)));
        lines.forEach(line -> draw(svg, line));
        legend(svg);
        return svg.append("</svg>\n").toString();
    }

    private static String style() {
        var css = new StringBuilder("<style>text{font-family:system-ui,sans-serif;font-size:13px}"
                + ".title{font-size:16px;font-weight:600}.line{fill:none;stroke-width:2.2}.l0{stroke-width:3.4}");
        css.append(".ground{fill:#fff}text{fill:#24292f}.tick{fill:#57606a}.grid{stroke:#d0d7de}");
        colours(css, LIGHT);
        css.append("@media(prefers-color-scheme:dark){.ground{fill:#0d1117}text{fill:#e6edf3}.tick{fill:#9aa4af}"
                + ".grid{stroke:#30363d}");
        colours(css, DARK);
        return css.append("}</style>\n").toString();
    }

    private static void colours(StringBuilder css, String[] colours) {
        for (int i = 0; i < colours.length; i++) {
            css.append(".l%d{stroke:%s}.p%d{fill:%s}".formatted(i, colours[i], i, colours[i]));
        }
    }

    private void scale(StringBuilder svg) {
        for (int decade = lowest(); decade <= highest(); decade++) {
            double y = y(pow(10, decade));
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
                    LEFT,
                    RIGHT,
                    y,
                    y));
            text(svg, "tick", LEFT - 8, y + 4, "end", unit.apply(pow(10, decade)));
        }
    }

    private void draw(StringBuilder svg, Line line) {
        var path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < line.values.length; i++) {
            double value = line.values[i];
            if (value > 0) {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f ", pen ? "L" : "M", x(i), y(value)));
                shape(svg, line, x(i), y(value));
            }
            pen = value > 0;
        }
        svg.append("<path class=\"line l%d\" d=\"%s\"/>%n"
                .formatted(line.style % LIGHT.length, path.toString().strip()));
    }

    private static void shape(StringBuilder svg, Line line, double x, double y) {
        String points = switch (line.style % 4) {
            case 0 -> "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0"; // disc
            case 1 -> "m-4.5 -4.5h9v9h-9z"; // square
            case 2 -> "m0 -6l5.5 10h-11z"; // triangle
            default -> "m0 -6.5l5.5 6.5l-5.5 6.5l-5.5 -6.5z"; // diamond
        };
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"p%d\" d=\"M%.1f %.1f%s\"><title>%s</title></path>%n",
                line.style % LIGHT.length,
                x,
                y,
                points,
                escaped(line.name)));
    }

    private void legend(StringBuilder svg) {
        double y = TOP + 8;
        for (var line : lines) {
            shape(svg, line, RIGHT + 28, y);
            text(svg, "name", RIGHT + 42, y + 4, "start", line.name);
            y += 24;
        }
    }

    private static void text(StringBuilder svg, String type, double x, double y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                type,
                x,
                y,
                anchor,
                escaped(words)));
    }

    private double x(int place) {
        double step = (RIGHT - LEFT) / (double) places.size();
        return LEFT + step * (place + 0.5);
    }

    private double y(double value) {
        double share = (log10(value) - lowest()) / (highest() - lowest());
        return BOTTOM - share * (BOTTOM - TOP);
    }

    private int lowest() {
        return (int) floor(log10(values().min().orElse(1)));
    }

    private int highest() {
        int top = (int) Math.ceil(log10(values().max().orElse(10)));
        return Math.max(top, lowest() + 1);
    }

    private DoubleStream values() {
        return lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.values))
                .filter(value -> value > 0);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
