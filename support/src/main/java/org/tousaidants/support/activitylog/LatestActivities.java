package org.tousaidants.support.activitylog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.referrals.PlaceDeskSection;

/// « Derniers accompagnements » — one line each: of one helper, for their daily page; of one place, for its desk.
@Component
public class LatestActivities implements PlaceDeskSection {
    private static final int FEW = 3;
    private static final int FEW_THERE = 5;

    public record ActivityRow(UUID id, Instant at, String words) {}

    private final Activities acts;

    LatestActivities(Activities acts) {
        this.acts = acts;
    }

    public List<ActivityRow> of(Actor self, Page page) {
        return acts.latest(self, FEW).stream()
                .map(act -> new ActivityRow(act.id(), act.what().at(), ActivityText.line(page, act)))
                .toList();
    }

    @Override
    public List<LatestAct> latest(PlaceId place, Page page) {
        return acts.latestAt(place, FEW_THERE).stream()
                .map(act -> new LatestAct(act.what().at(), ActivityText.line(page, act)))
                .toList();
    }
}
