package org.tousaidants.support.activitylog;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.PlaceId;

/// « Personnes aidées » — the number of people that a helper logged at a place; another package derives a limit
/// from it.
@Component
public class HelpedPeopleCount {
    private final ActivityStore store;

    HelpedPeopleCount(ActivityStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    public int at(UUID helper, PlaceId place, Instant since) {
        return store.heads(helper, place.value(), since);
    }
}
