package org.tousaidants.outreach.positions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.outreach.accessscores.DistancesToHelp;

/// The positions as a test of another package asks them.
public final class PositionsFixture {
    private PositionsFixture() {}

    /// Whether a post at one commune brings the inhabitants of another within reach.
    public static boolean near(Commune from, Commune host, DistancesToHelp ways) {
        var post = new AdviserPosition(
                UUID.randomUUID(),
                new AdviserPosition.EmployingStructure("Structure", "Employeur", Optional.empty()),
                host.code(),
                List.of(host.code()),
                AdviserPosition.PositionProfile.MEDIATOR,
                1,
                Optional.empty(),
                new AdviserPosition.PositionSkills("", ""),
                AdviserPosition.PositionState.WANTED,
                "");
        var communes = from.equals(host) ? List.of(from) : List.of(from, host);
        var gained = AdviserRecruitmentOverlap.of(List.of(post), communes, List.of(), ways)
                .effects()
                .get(post.id());
        return gained >= from.population() + (from.equals(host) ? 0 : host.population());
    }
}
