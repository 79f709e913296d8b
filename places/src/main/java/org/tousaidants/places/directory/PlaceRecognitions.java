package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// « Reconnaissances des lieux » — the places recognised today, as another package knows them. Such a package
/// declares a bean. The id of a place is that of the record which was recognised.
public interface PlaceRecognitions {
    /// For each place recognised at this moment, the path of the public check.
    Map<PlaceId, String> recognised();

    /// The ids of the places that any package recognises at this moment.
    static Set<PlaceId> ofAll(List<PlaceRecognitions> marks) {
        return marks.stream()
                .flatMap(one -> one.recognised().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// For each place whose recognition is suspended, the path of the page about it.
    default Map<PlaceId, String> suspended() {
        return Map.of();
    }
}
