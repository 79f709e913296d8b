package org.tousaidants.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.badges.Award;
import org.tousaidants.badges.Badges;
import org.tousaidants.badges.Complaints;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Networks;
import org.tousaidants.places.Directory;
import org.tousaidants.rules.Rules;

/// A place that the village recognised, and what somebody complained of.
@Component
class VillageBadges {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String DECISION = "Décision du comité du village (démonstration)";
    private static final String COMPLAINT =
            "Mardi, on a lu mon courrier à voix haute devant tout le monde. (Démonstration)";
    private static final String PLACE = "France services de Saintes";

    private final Badges badges;
    private final Complaints complaints;
    private final Directory directory;
    private final Networks networks;
    private final Rules rules;
    private final Clock clock;

    VillageBadges(
            Badges badges, Complaints complaints, Directory directory, Networks networks, Rules rules, Clock clock) {
        this.badges = badges;
        this.complaints = complaints;
        this.directory = directory;
        this.networks = networks;
        this.rules = rules;
        this.clock = clock;
    }

    void begin(Account coordinator) {
        var by = new Actor(
                coordinator.id(), coordinator.mail().value(), coordinator.name(), coordinator.role(), networks.here());
        directory.snapshot(networks.here().id()).places().stream()
                .filter(place -> place.name().equals(PLACE))
                .flatMap(place -> issue(by, new Award.To.APlace(place.id()), "lieu").stream())
                .forEach(code -> complaints.receive(networks.here().id(), code, COMPLAINT));
    }

    private Optional<String> issue(Actor by, Award.To to, String profile) {
        var today = LocalDate.ofInstant(clock.instant(), PARIS);
        return rules.recognition(networks.here().id(), profile)
                .map(found -> badges.issue(
                        by, new Award(to, found, found.promises(), today, today.plusMonths(found.months()), DECISION)))
                .flatMap(issued -> issued instanceof Badges.Issuing.Issued(var code)
                        ? Optional.of(code)
                        : Optional.<String>empty());
    }
}
