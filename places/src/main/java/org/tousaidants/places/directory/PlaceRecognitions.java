package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// « Reconnaissances des lieux » — gives the places whose recognition is currently valid. The package that manages
/// recognitions implements it as a bean. A place is identified by the record that was recognised.
public interface PlaceRecognitions {
    /// Returns, for each currently recognised place, the path of the public page that proves the recognition.
    Map<PlaceId, String> recognised();

    /// Returns the ids of the places that at least one of the packages currently recognises.
    static Set<PlaceId> ofAll(List<PlaceRecognitions> marks) {
        return marks.stream()
                .flatMap(one -> one.recognised().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Returns, for each place whose recognition is suspended, the path of the page about the suspension.
    default Map<PlaceId, String> suspended() {
        return Map.of();
    }
}
