package org.tousaidants.reach.schedule;

/// « Passage changé » — in the same transaction: it is late, does not come, comes after all, or at another time or
/// spot. One that is removed is told as cancelled.
public record PassageChanged(Passage was, Passage now) {
    public boolean givenUp() {
        return was.comes() && !now.comes();
    }

    public boolean takenUpAgain() {
        return !was.comes() && now.comes();
    }

    public boolean moved() {
        return !was.hours().equals(now.hours()) || !was.spot().equals(now.spot());
    }
}
