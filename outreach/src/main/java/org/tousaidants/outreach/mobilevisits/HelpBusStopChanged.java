package org.tousaidants.outreach.mobilevisits;

/// « Passage changé » — published in the same transaction when a passage is delayed, cancelled, resumed or moved. A
/// removed passage is published as cancelled.
///
/// @param was the passage before the change
/// @param now the passage after the change
public record HelpBusStopChanged(HelpBusStop was, HelpBusStop now) {
    public boolean givenUp() {
        return was.comes() && !now.comes();
    }

    public boolean takenUpAgain() {
        return !was.comes() && now.comes();
    }

    boolean differs() {
        return was.state() != now.state() || was.late() != now.late() || moved();
    }

    /// Returns whether the change makes a booking of the room necessary: the passage takes place after it was
    /// cancelled, or it is now at another hour.
    boolean needsHours() {
        return now.comes() && (!was.comes() || moved());
    }

    public boolean moved() {
        return !was.hours().equals(now.hours()) || !was.spot().equals(now.spot());
    }
}
