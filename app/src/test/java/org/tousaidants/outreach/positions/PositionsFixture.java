package org.tousaidants.outreach.positions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.outreach.accessscores.AccessDistances;

/// The positions as a test of another package asks them.
public final class PositionsFixture {
    private PositionsFixture() {}

    /// Whether a post at one commune brings the inhabitants of another within reach.
    public static boolean near(Commune from, Commune host, AccessDistances ways) {
        var post = new Position(
                UUID.randomUUID(),
                new Position.Structure("Structure", "Employeur", Optional.empty()),
                host.code(),
                List.of(host.code()),
                Position.Profile.MEDIATOR,
                1,
                Optional.empty(),
                new Position.Skills("", ""),
                Position.State.WANTED,
                "");
        var communes = from.equals(host) ? List.of(from) : List.of(from, host);
        var gained = RecruitmentOverlap.of(List.of(post), communes, List.of(), ways)
                .effects()
                .get(post.id());
        return gained >= from.population() + (from.equals(host) ? 0 : host.population());
    }
}
