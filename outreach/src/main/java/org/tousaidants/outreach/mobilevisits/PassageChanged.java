package org.tousaidants.outreach.mobilevisits;

/// « Passage changé » — published in the same transaction when a passage is late, cancelled, resumed or moved. A
/// removed passage is announced as cancelled.
public record PassageChanged(Passage was, Passage now) {
    public boolean givenUp() {
        return was.comes() && !now.comes();
    }

    public boolean takenUpAgain() {
        return !was.comes() && now.comes();
    }

    boolean differs() {
        return was.state() != now.state() || was.late() != now.late() || moved();
    }

    /// Whether the bus needs its hours again: it comes after all, or at another hour.
    boolean needsHours() {
        return now.comes() && (!was.comes() || moved());
    }

    public boolean moved() {
        return !was.hours().equals(now.hours()) || !was.spot().equals(now.spot());
    }
}
