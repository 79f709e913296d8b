package org.tousaidants.places.directory;

/// « Récolte » — the number of new, changed and unchanged places after a batch of records was written.
public record HarvestResult(int created, int changed, int same) {
    public static final HarvestResult NONE = new HarvestResult(0, 0, 0);

    public HarvestResult plus(HarvestResult other) {
        return new HarvestResult(created + other.created, changed + other.changed, same + other.same);
    }
}
