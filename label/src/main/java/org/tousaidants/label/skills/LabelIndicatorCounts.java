package org.tousaidants.label.skills;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.tousaidants.places.upkeep.UpkeepCredits;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.ProtocolIndicator;

/// « Ce que l’on compte » — computes the indicators of the protocol that belong to no guarantee.
@Service
class LabelIndicatorCounts {
    private static final String CARE = "travail-d-entretien";
    private static final String RECOGNISED = "aidants-reconnus";

    /// The value of an indicator.
    ///
    /// @param said the value in a sentence; empty if it cannot be computed yet
    /// @param path path of the page with details; empty if there is none
    record CountedIndicator(ProtocolIndicator indicator, Optional<String> said, String path) {}

    private final UpkeepCredits credits;

    LabelIndicatorCounts(UpkeepCredits credits) {
        this.credits = credits;
    }

    /// Returns the indicators with their values.
    ///
    /// @param everybody all recognised people
    /// @param reader threshold of the reader, which decides which counts are hidden
    List<CountedIndicator> of(
            LabelProtocol protocol,
            List<RecognisedHelpersByCommune.RecognisedHelperInCommunes> everybody,
            SmallCountThreshold reader,
            Page page) {
        return protocol.indicators().stream()
                .filter(one -> one.guarantee().isEmpty())
                .map(one -> switch (one.id()) {
                    case CARE -> new CountedIndicator(one, Optional.of(care(page)), "/mainteneurs");
                    case RECOGNISED ->
                        new CountedIndicator(
                                one, Optional.of(recognised(protocol, everybody, reader, page)), "/aidants");
                    default -> new CountedIndicator(one, Optional.empty(), "");
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
            LabelProtocol protocol,
            List<RecognisedHelpersByCommune.RecognisedHelperInCommunes> everybody,
            SmallCountThreshold reader,
            Page page) {
        var people = everybody.stream()
                .collect(Collectors.groupingBy(
                        RecognisedHelpersByCommune.RecognisedHelperInCommunes::profile,
                        Collectors.mapping(
                                RecognisedHelpersByCommune.RecognisedHelperInCommunes::account, Collectors.toSet())));
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
