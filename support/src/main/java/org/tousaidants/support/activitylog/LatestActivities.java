package org.tousaidants.support.activitylog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.referrals.PlaceDeskSection;

/// « Derniers accompagnements » — lists the latest activities, one line each: those of a helper for their daily
/// page, and those at a place for the page of its staff.
@Component
public class LatestActivities implements PlaceDeskSection {
    private static final int FEW = 3;
    private static final int FEW_THERE = 5;

    public record ActivityRow(UUID id, Instant at, String words) {}

    private final HelpActivities acts;

    LatestActivities(HelpActivities acts) {
        this.acts = acts;
    }

    public List<ActivityRow> of(SignedInPerson self, Page page) {
        return acts.latest(self, FEW).stream()
                .map(act -> new ActivityRow(act.id(), act.what().at(), ActivityText.line(page, act)))
                .toList();
    }

    @Override
    public List<LatestActivityAtPlace> latest(PlaceId place, Page page) {
        return acts.latestAt(place, FEW_THERE).stream()
                .map(act -> new LatestActivityAtPlace(act.what().at(), ActivityText.line(page, act)))
                .toList();
    }
}
