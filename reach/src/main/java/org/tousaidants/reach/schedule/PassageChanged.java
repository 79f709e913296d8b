package org.tousaidants.reach.schedule;

/// « Passage changé » — in the same transaction: it is late, does not come, or comes after all.
public record PassageChanged(String network, Passage was, Passage now) {
    public boolean givenUp() {
        return was.comes() && !now.comes();
    }

    public boolean takenUpAgain() {
        return !was.comes() && now.comes();
    }
}
