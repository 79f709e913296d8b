package org.tousaidants.label.skills;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.tousaidants.places.upkeep.Credits;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.Protocol.Indicator;

/// « Ce que l’on compte » — computes the indicators of the protocol that belong to no guarantee.
@Service
class IndicatorCounts {
    private static final String CARE = "travail-d-entretien";
    private static final String RECOGNISED = "aidants-reconnus";

    /// @param said its value in a sentence; empty if it cannot be computed yet
    /// @param path page with details; empty if there is none
    record Counted(Indicator indicator, Optional<String> said, String path) {}

    private final Credits credits;

    IndicatorCounts(Credits credits) {
        this.credits = credits;
    }

    /// @param everybody all recognised people
    /// @param reader decides which people are counted and which counts are hidden
    List<Counted> of(
            Protocol protocol,
            List<RecognisedHelpersByCommune.Person> everybody,
            SmallCountThreshold reader,
            Page page) {
        return protocol.indicators().stream()
                .filter(one -> one.guarantee().isEmpty())
                .map(one -> switch (one.id()) {
                    case CARE -> new Counted(one, Optional.of(care(page)), "/mainteneurs");
                    case RECOGNISED ->
                        new Counted(one, Optional.of(recognised(protocol, everybody, reader, page)), "/aidants");
                    default -> new Counted(one, Optional.empty(), "");
                })
                .toList();
    }

    private String care(Page page) {
        var lately = credits.lately();
        return lately.people().isPresent()
                ? page.t(
                        "skills.counted.care.people",
                        lately.acts(),
                        lately.hours(),
                        lately.people().getAsInt())
                : page.t("skills.counted.care", lately.acts(), lately.hours());
    }

    private String recognised(
            Protocol protocol,
            List<RecognisedHelpersByCommune.Person> everybody,
            SmallCountThreshold reader,
            Page page) {
        var people = everybody.stream()
                .collect(Collectors.groupingBy(
                        RecognisedHelpersByCommune.Person::profile,
                        Collectors.mapping(RecognisedHelpersByCommune.Person::account, Collectors.toSet())));
        var holders = protocol.profiles().stream()
                .filter(one ->
                        reader.tells(people.getOrDefault(one.id(), Set.of()).size()))
                .map(one -> page.t(
                        "skills.counted.profile",
                        page.french(one.name()),
                        people.getOrDefault(one.id(), Set.of()).size()))
                .toList();
        return holders.isEmpty()
                ? page.t("skills.counted.few", reader.fewest())
                : String.join(", ", holders) + ". " + page.t("skills.counted.rest", reader.fewest());
    }
}
