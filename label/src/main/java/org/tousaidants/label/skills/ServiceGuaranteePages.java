package org.tousaidants.label.skills;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.skills.RecognisedHelpersByCommune.RecognisedHelperInCommunes;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.journeys.CarJourneys;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.ProtocolIndicator;
import org.tousaidants.rules.protocol.PromiseVote;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.versions.PublishedRules;

/// « Ce qui manque aux promesses » — pages with each guarantee of the current rules, commune by commune. The public
/// page counts people in the public list; that of coordinators counts all recognised people, by commune and without
/// names.
@Controller
class ServiceGuaranteePages {
    private static final int SHOWN = 20;

    /// The page with the guarantees of the current rules.
    ///
    /// @param everybody true if all recognised people are counted; false for those in the public list
    /// @param people number of counted people
    /// @param nowhere number of counted people without a known place
    record ServiceGuaranteesView(
            boolean everybody,
            PublishedRules.RulesInForce rules,
            int people,
            long nowhere,
            List<MeasuredGuarantee> measured,
            List<GuaranteeRow> told,
            List<UnmeasuredGuarantee> unmeasured,
            Optional<HelperSkillCounts> held,
            List<String> groups,
            List<LabelIndicatorCounts.CountedIndicator> counted) {
        /// Returns whether the territory has voted a guarantee. Before its vote, no page says that it is broken.
        boolean voted(ServiceGuarantee guarantee) {
            return vote(guarantee).voted();
        }

        private PromiseVote vote(ServiceGuarantee guarantee) {
            return PromiseVote.of(guarantee, rules.protocol().identity(), rules.today());
        }

        /// Returns the vote of a guarantee in words, with its day, and before the vote also the body that
        /// proposes it.
        String vote(ServiceGuarantee guarantee, Page page) {
            var vote = vote(guarantee);
            var day = switch (vote) {
                case PromiseVote.VotedOn(var on) -> page.t("skills.guarantees.vote.voted", page.day(on));
                case PromiseVote.VotedWithTheRules(var from) -> page.t("skills.guarantees.vote.rules", page.day(from));
                case PromiseVote.VotePlanned(var on) -> page.t("skills.guarantees.vote.planned", page.day(on));
                case PromiseVote.VoteResultMissing(var on) -> page.t("skills.guarantees.vote.missing", page.day(on));
                case PromiseVote.VoteWithoutDate() -> page.t("skills.guarantees.vote.undated");
            };
            return vote.voted()
                    ? day
                    : PromiseVote.proposedBy(guarantee, rules.protocol().identity())
                            .map(by -> day + " " + page.t("skills.guarantees.vote.by", page.french(by)))
                            .orElse(day);
        }
    }

    /// A guarantee that can be computed for each commune.
    ///
    /// @param measure minutes; or kilometres if no road is known, so that the guarantee cannot be measured
    /// @param percent percentage of the inhabitants for whom it is kept, rounded down
    record MeasuredGuarantee(
            ServiceGuarantee guarantee,
            String asked,
            int people,
            DistanceToHelpMeasure measure,
            boolean holds,
            double percent,
            CoverageGaps gaps) {
        boolean measurable() {
            return !measure.straight();
        }

        /// Returns a message key that includes the unit of the measure, minutes or kilometres.
        ///
        /// @param key beginning of the message key
        String key(String key) {
            return measure.key(key);
        }
    }

    /// « Communes sans personne assez près » — the communes in which the guarantee is not kept.
    ///
    /// @param communes number of communes
    /// @param missing number of communes in which it is not kept
    /// @param inhabitants number of their inhabitants
    /// @param rest names of the communes that the table omits
    record CoverageGaps(int communes, int missing, long inhabitants, List<CoverageRow> lines, String rest) {}

    /// A line of the table.
    ///
    /// @param who people in the public list who help in the nearest commune
    record CoverageRow(
            ServiceGuaranteeCoverage.NearestHelperOfCommune from,
            List<RecognisedHelpersByCommune.RecognisedPerson> who) {}

    /// A guarantee about answers, appointments or feedback, which other packages measure.
    ///
    /// @param enough whether there are enough measurements to show a result
    /// @param percent percentage of the measurements that keep the guarantee
    record GuaranteeRow(
            ServiceGuarantee guarantee,
            Optional<ProtocolIndicator> indicator,
            boolean enough,
            int percent,
            boolean holds) {}

    /// A guarantee without any measurement, with the indicator that the protocol proposes, if there is one.
    record UnmeasuredGuarantee(ServiceGuarantee guarantee, Optional<ProtocolIndicator> indicator) {}

    private final RecognisedHelpersByCommune around;
    private final HelperLabelDossiers dossiers;
    private final PublishedRules rules;
    private final TerritoryCommunes territories;
    private final TerritoryNetworks networks;
    private final ObjectProvider<ServiceGuaranteeMeasures> measures;
    private final LabelIndicatorCounts counts;
    private final CarJourneys journeys;

    ServiceGuaranteePages(
            RecognisedHelpersByCommune around,
            HelperLabelDossiers dossiers,
            PublishedRules rules,
            TerritoryCommunes territories,
            TerritoryNetworks networks,
            ObjectProvider<ServiceGuaranteeMeasures> measures,
            LabelIndicatorCounts counts,
            CarJourneys journeys) {
        this.around = around;
        this.dossiers = dossiers;
        this.rules = rules;
        this.territories = territories;
        this.networks = networks;
        this.measures = measures;
        this.counts = counts;
        this.journeys = journeys;
    }

    @GetMapping("/competences/garanties")
    @PublicAccess
    @RateLimit
    View open(Page page) {
        var here = networks.here();
        return View.of("label/skills/guarantees", shown(here, false, around.shown(), page))
                .header("Cache-Control", "no-store");
    }

    @GetMapping("/bureau/garanties")
    @AllowedRoles(Role.COORDINATOR)
    View desk(SignedInPerson reader, Page page) {
        var network = reader.network();
        return View.of("label/skills/guarantees", shown(network, true, around.everybody(), page));
    }

    private ServiceGuaranteesView shown(
            TerritoryNetwork network, boolean everybody, List<RecognisedHelperInCommunes> people, Page page) {
        var now = rules.now();
        var protocol = now.protocol();
        var inhabited = territories.communes().inDepartement(network.departement());
        var held = everybody
                ? Optional.of(HelperSkillCounts.of(protocol.skills(), recognised(people)))
                : Optional.<HelperSkillCounts>empty();
        var measured = protocol.guarantees().stream()
                .filter(one -> !ServiceGuaranteeCoverage.measures(one))
                .flatMap(one -> told(everybody, one, protocol).stream())
                .toList();
        return new ServiceGuaranteesView(
                everybody,
                now,
                (int) people.stream()
                        .map(RecognisedHelperInCommunes::account)
                        .distinct()
                        .count(),
                people.stream()
                        .filter(one -> one.communes().isEmpty())
                        .map(RecognisedHelperInCommunes::account)
                        .distinct()
                        .count(),
                protocol.guarantees().stream()
                        .filter(one -> ServiceGuaranteeCoverage.measures(one) && !inhabited.isEmpty())
                        .map(one -> promise(one, protocol, people, inhabited, page))
                        .toList(),
                measured,
                protocol.guarantees().stream()
                        .filter(one -> !ServiceGuaranteeCoverage.measures(one) || inhabited.isEmpty())
                        .filter(one -> measured.stream()
                                .noneMatch(known -> known.guarantee().equals(one)))
                        .map(one -> new UnmeasuredGuarantee(one, indicator(protocol, one)))
                        .toList(),
                held,
                held.map(HelperSkillCounts::groups).orElse(List.of()).stream()
                        .map(group -> group.commune().isEmpty()
                                ? page.t("skills.held.others")
                                : territories
                                        .communes()
                                        .byCode(group.commune())
                                        .map(Commune::name)
                                        .orElse(group.commune()))
                        .toList(),
                counts.of(protocol, everybody ? people : around.everybody(), reader(everybody), page));
    }

    private static Optional<ProtocolIndicator> indicator(LabelProtocol protocol, ServiceGuarantee guarantee) {
        return protocol.indicators().stream()
                .filter(one -> one.guarantee().filter(guarantee.id()::equals).isPresent())
                .findFirst();
    }

    private Optional<GuaranteeRow> told(boolean everybody, ServiceGuarantee guarantee, LabelProtocol protocol) {
        return measures.stream()
                .flatMap(some -> some.of(guarantee).stream())
                .findFirst()
                .map(found -> {
                    var weight = found.stream()
                            .mapToLong(ServiceGuarantee.GuaranteeMeasure::weight)
                            .sum();
                    var percent = guarantee.keptPercent(found);
                    return new GuaranteeRow(
                            guarantee,
                            indicator(protocol, guarantee),
                            reader(everybody).tells(weight),
                            (int) Math.floor(percent),
                            percent >= guarantee.share());
                });
    }

    private MeasuredGuarantee promise(
            ServiceGuarantee guarantee,
            LabelProtocol protocol,
            List<RecognisedHelperInCommunes> people,
            List<Commune> inhabited,
            Page page) {
        var asked = people.stream()
                .filter(one -> guarantee.profiles().contains(one.profile()))
                .toList();
        var helping = new HashSet<String>();
        for (var one : asked) helping.addAll(one.communes());
        var coverage = ServiceGuaranteeCoverage.of(guarantee, inhabited, helping, territories.communes(), journeys);
        var missing = coverage.missing();
        return new MeasuredGuarantee(
                guarantee,
                guarantee.profiles().stream()
                        .sorted()
                        .map(id -> protocol.profile(id)
                                .map(LabelProtocol.LabelProfile::name)
                                .orElse(id))
                        .map(page::french)
                        .collect(Collectors.joining(", ")),
                (int) asked.stream()
                        .map(RecognisedHelperInCommunes::account)
                        .distinct()
                        .count(),
                coverage.measure(),
                coverage.holds(),
                Math.floor(coverage.percent().orElse(0) * 10) / 10,
                new CoverageGaps(
                        inhabited.size(),
                        missing.size(),
                        ServiceGuaranteeCoverage.inhabitants(missing),
                        missing.stream()
                                .limit(SHOWN)
                                .map(from -> new CoverageRow(from, who(from, asked)))
                                .toList(),
                        missing.stream()
                                .skip(SHOWN)
                                .map(from -> from.commune().name())
                                .sorted()
                                .collect(Collectors.joining(", "))));
    }

    private static List<RecognisedHelpersByCommune.RecognisedPerson> who(
            ServiceGuaranteeCoverage.NearestHelperOfCommune from, List<RecognisedHelperInCommunes> asked) {
        return from.nearest().stream()
                .flatMap(commune -> asked.stream()
                        .filter(one -> one.communes().contains(commune.code()))
                        .flatMap(one -> one.shown().stream()))
                .distinct()
                .limit(3)
                .toList();
    }

    private List<LabelDossier> recognised(List<RecognisedHelperInCommunes> people) {
        var accounts = people.stream().map(RecognisedHelperInCommunes::account).collect(Collectors.toSet());
        return dossiers.all().stream()
                .filter(one -> accounts.contains(one.account()))
                .map(one -> one.dossier())
                .toList();
    }

    /// Returns the threshold below which a count of people is hidden. It is higher for the public than for
    /// coordinators.
    ///
    /// @param everybody true for the coordinators' page; false for the public page
    private static SmallCountThreshold reader(boolean everybody) {
        return everybody ? SmallCountThreshold.AT_WORK : SmallCountThreshold.IN_PUBLIC;
    }

    static String said(OptionalInt count, Page page) {
        return count.isPresent() ? page.number(count.getAsInt()) : SmallCountThreshold.AT_WORK.under(page);
    }
}
