package org.tousaidants.path.acts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.Page;

/// « Derniers accompagnements » — of one helper, in a line each, for the page of her day.
@Component
public class LatestActs {
    private static final int FEW = 3;

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
}
