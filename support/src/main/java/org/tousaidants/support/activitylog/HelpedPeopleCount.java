package org.tousaidants.support.activitylog;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.PlaceId;

/// « Personnes aidées » — counts the people whom a helper helped at a place, according to the activity log. The
/// package of feedback limits the number of printed slips by this number.
@Component
public class HelpedPeopleCount {
    private final HelpActivityStore store;

    HelpedPeopleCount(HelpActivityStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    public int at(UUID helper, PlaceId place, Instant since) {
        return store.heads(helper, place.value(), since);
    }
}
