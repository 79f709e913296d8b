package org.tousaidants.path.actsofhelp;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.path.referrals.PlaceDeskPart;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.Page;

/// « Derniers accompagnements » — in a line each: of one helper, for the page of her day; of one place, for its desk.
@Component
public class LatestActs implements PlaceDeskPart {
    private static final int FEW = 3;
    private static final int FEW_THERE = 5;

    public record Line(UUID id, Instant at, String words) {}

    private final Acts acts;

    LatestActs(Acts acts) {
        this.acts = acts;
    }

    public List<Line> of(Actor self, Page page) {
        return acts.latest(self, FEW).stream()
                .map(act -> new Line(act.id(), act.what().at(), ActWords.line(page, act)))
                .toList();
    }

    @Override
    public List<Latest> latest(PlaceId place, Page page) {
        return acts.latestAt(place, FEW_THERE).stream()
                .map(act -> new Latest(act.what().at(), ActWords.line(page, act)))
                .toList();
    }
}
