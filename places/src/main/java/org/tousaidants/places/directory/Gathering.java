package org.tousaidants.places.directory;

/// « Récolte » — what became of the records of a batch: new places, places changed, places of which the source says
/// nothing new.
public record Gathering(int created, int changed, int same) {
    public static final Gathering NONE = new Gathering(0, 0, 0);

    public Gathering plus(Gathering other) {
        return new Gathering(created + other.created, changed + other.changed, same + other.same);
    }
}
