package org.tousaidants.places.directory;

/// « Récolte » — the numbers of places that were new, changed or unchanged when a batch of records was stored.
public record HarvestWriteResult(int created, int changed, int same) {
    public static final HarvestWriteResult NONE = new HarvestWriteResult(0, 0, 0);

    public HarvestWriteResult plus(HarvestWriteResult other) {
        return new HarvestWriteResult(created + other.created, changed + other.changed, same + other.same);
    }
}
