package org.tousaidants.places.harvest;

/// « Lignes laissées » — the numbers of usable records of a run that were not published, by the part of the run to
/// which they belong.
///
/// @param leftNew new places of the territory
/// @param leftAlike new places that a known place may already be
/// @param leftElsewhere new places outside the territory of the network
/// @param leftChanged changed sheets
record HarvestLeftOut(long leftNew, long leftAlike, long leftElsewhere, long leftChanged) {
    static final HarvestLeftOut NONE = new HarvestLeftOut(0, 0, 0, 0);

    HarvestLeftOut plus(HarvestPart part) {
        return new HarvestLeftOut(
                leftNew + (part == HarvestPart.NEW ? 1 : 0),
                leftAlike + (part == HarvestPart.ALIKE ? 1 : 0),
                leftElsewhere + (part == HarvestPart.ELSEWHERE ? 1 : 0),
                leftChanged + (part == HarvestPart.CHANGED ? 1 : 0));
    }

    long total() {
        return leftNew + leftAlike + leftElsewhere + leftChanged;
    }
}
