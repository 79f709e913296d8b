package org.tousaidants.path.actsofhelp;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.PlaceId;

/// « Personnes aidées » — how many people a helper noted that she helped at a place, for a package that bounds
/// something by them.
@Component
public class HelpedPeople {
    private final ActStore store;

    HelpedPeople(ActStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    public int at(UUID helper, PlaceId place, Instant since) {
        return store.heads(helper, place.value(), since);
    }
}
