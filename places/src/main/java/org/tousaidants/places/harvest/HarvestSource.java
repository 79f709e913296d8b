package org.tousaidants.places.harvest;

/// « Source » — a source of places: a short name in the network, a name for people, a location (a file, or an
/// http(s) address with the `@path` of the national tool), and the text of its mapping file. The mapping is empty if
/// the source uses the national schema.
record HarvestSource(String name, String label, String location, String mapping) {
    boolean onWeb() {
        return location.startsWith("http");
    }
}
