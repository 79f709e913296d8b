package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// « Reconnaissances des lieux » — which places are recognised today, as another room knows it: a place itself does not
/// say so. A room that knows some declares a bean. Each under the record that stands for it.
public interface PlaceMarks {
    /// For each place that is recognised at this moment, the path where anybody checks it.
    Map<PlaceId, String> recognised();

    /// Those that are recognised at this moment, whichever room knows it.
    static Set<PlaceId> ofAll(List<PlaceMarks> marks) {
        return marks.stream()
                .flatMap(one -> one.recognised().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The same for each whose recognition does not count for the moment.
    default Map<PlaceId, String> suspended() {
        return Map.of();
    }
}
