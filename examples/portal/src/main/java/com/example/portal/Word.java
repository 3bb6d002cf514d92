package com.example.portal;

/** What one user alone is told. */
public record Word(String text) {

    /** To who asked for it, of a purchase that was decided. */
    public static Word of(Purchase purchase) {
        return new Word(purchase.decidedBy()
                + (purchase.state() == Purchase.State.APPROVED ? " approved: " : " declined: ")
                + purchase.what());
    }
}
