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
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.skills.RecognisedHelpersByCommune.Person;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.journeys.AccessMeasure;
import org.tousaidants.places.journeys.Journeys;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.Protocol.Indicator;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.versions.PublishedRules;

/// « Ce qui manque aux promesses » — pages with each guarantee of the current rules, commune by commune. The
/// public version counts listed people; that of the coordination counts all recognised people, by commune and
/// without names.
@Controller
class GuaranteePages {
    private static final int SHOWN = 20;

    /// @param everybody true if all recognised people are counted, false for the listed ones
    /// @param people their number
    /// @param nowhere number of them without a known place
    record GuaranteeView(
            boolean everybody,
            PublishedRules.InForce rules,
            int people,
            long nowhere,
            List<Promise> measured,
            List<GuaranteeRow> told,
            List<UnmeasuredGuarantee> unmeasured,
            Optional<SkillHolders> held,
            List<String> groups,
            List<IndicatorCounts.Counted> counted) {}

    /// A guarantee that can be computed for each commune.
    ///
    /// @param measure minutes, or kilometres where no road is known: the guarantee is then not measurable
    /// @param percent of the inhabitants for whom it is kept, rounded down
    record Promise(
            ServiceGuarantee guarantee,
            String asked,
            int people,
            AccessMeasure measure,
            boolean holds,
            double percent,
            CoverageGaps gaps) {
        boolean measurable() {
            return !measure.straight();
        }

        /// The message key for the measure.
        String key(String key) {
            return measure.key(key);
        }
    }

    /// « Communes sans personne assez près ».
    ///
    /// @param rest the names of the communes that the table leaves out
    record CoverageGaps(int communes, int missing, long inhabitants, List<CoverageRow> lines, String rest) {}

    /// @param who listed people who help in the nearest commune
    record CoverageRow(GuaranteeCoverage.From from, List<RecognisedHelpersByCommune.RecognisedPerson> who) {}

    /// A guarantee that other packages measure: answers, appointments, feedback.
    ///
    /// @param enough whether there are enough measures to show a result
    /// @param percent of the measures that keep it
    record GuaranteeRow(
            ServiceGuarantee guarantee, Optional<Indicator> indicator, boolean enough, int percent, boolean holds) {}

    /// A guarantee without any measure, with the indicator that the protocol proposes, if there is one.
    record UnmeasuredGuarantee(ServiceGuarantee guarantee, Optional<Indicator> indicator) {}

    private final RecognisedHelpersByCommune around;
    private final HelperDossiers dossiers;
    private final PublishedRules rules;
    private final Territories territories;
    private final Networks networks;
    private final ObjectProvider<GuaranteeMeasures> measures;
    private final IndicatorCounts counts;
    private final Journeys journeys;

    GuaranteePages(
            RecognisedHelpersByCommune around,
            HelperDossiers dossiers,
            PublishedRules rules,
            Territories territories,
            Networks networks,
            ObjectProvider<GuaranteeMeasures> measures,
            IndicatorCounts counts,
            Journeys journeys) {
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
    View desk(Actor reader, Page page) {
        var network = reader.network();
        return View.of("label/skills/guarantees", shown(network, true, around.everybody(), page));
    }

    private GuaranteeView shown(Network network, boolean everybody, List<Person> people, Page page) {
        var now = rules.now();
        var protocol = now.protocol();
        var inhabited = territories.communes().inDepartement(network.departement());
        var held = everybody
                ? Optional.of(SkillHolders.of(protocol.skills(), recognised(people)))
                : Optional.<SkillHolders>empty();
        var measured = protocol.guarantees().stream()
                .filter(one -> !GuaranteeCoverage.measures(one))
                .flatMap(one -> told(everybody, one, protocol).stream())
                .toList();
        return new GuaranteeView(
                everybody,
                now,
                (int) people.stream().map(Person::account).distinct().count(),
                people.stream()
                        .filter(one -> one.communes().isEmpty())
                        .map(Person::account)
                        .distinct()
                        .count(),
                protocol.guarantees().stream()
                        .filter(one -> GuaranteeCoverage.measures(one) && !inhabited.isEmpty())
                        .map(one -> promise(one, protocol, people, inhabited, page))
                        .toList(),
                measured,
                protocol.guarantees().stream()
                        .filter(one -> !GuaranteeCoverage.measures(one) || inhabited.isEmpty())
                        .filter(one -> measured.stream()
                                .noneMatch(known -> known.guarantee().equals(one)))
                        .map(one -> new UnmeasuredGuarantee(one, indicator(protocol, one)))
                        .toList(),
                held,
                held.map(SkillHolders::groups).orElse(List.of()).stream()
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

    private static Optional<Indicator> indicator(Protocol protocol, ServiceGuarantee guarantee) {
        return protocol.indicators().stream()
                .filter(one -> one.guarantee().filter(guarantee.id()::equals).isPresent())
                .findFirst();
    }

    private Optional<GuaranteeRow> told(boolean everybody, ServiceGuarantee guarantee, Protocol protocol) {
        return measures.stream()
                .flatMap(some -> some.of(guarantee).stream())
                .findFirst()
                .map(found -> {
                    var weight = found.stream()
                            .mapToLong(ServiceGuarantee.Measure::weight)
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

    private Promise promise(
            ServiceGuarantee guarantee, Protocol protocol, List<Person> people, List<Commune> inhabited, Page page) {
        var asked = people.stream()
                .filter(one -> guarantee.profiles().contains(one.profile()))
                .toList();
        var helping = new HashSet<String>();
        for (var one : asked) helping.addAll(one.communes());
        var coverage = GuaranteeCoverage.of(guarantee, inhabited, helping, territories.communes(), journeys);
        var missing = coverage.missing();
        return new Promise(
                guarantee,
                guarantee.profiles().stream()
                        .sorted()
                        .map(id ->
                                protocol.profile(id).map(Protocol.Profile::name).orElse(id))
                        .map(page::french)
                        .collect(Collectors.joining(", ")),
                (int) asked.stream().map(Person::account).distinct().count(),
                coverage.measure(),
                coverage.holds(),
                Math.floor(coverage.percent().orElse(0) * 10) / 10,
                new CoverageGaps(
                        inhabited.size(),
                        missing.size(),
                        GuaranteeCoverage.inhabitants(missing),
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
            GuaranteeCoverage.From from, List<Person> asked) {
        return from.nearest().stream()
                .flatMap(commune -> asked.stream()
                        .filter(one -> one.communes().contains(commune.code()))
                        .flatMap(one -> one.shown().stream()))
                .distinct()
                .limit(3)
                .toList();
    }

    private List<Dossier> recognised(List<Person> people) {
        var accounts = people.stream().map(Person::account).collect(Collectors.toSet());
        return dossiers.all().stream()
                .filter(one -> accounts.contains(one.account()))
                .map(one -> one.dossier())
                .toList();
    }

    /// Rounds small counts for the public; the coordination sees exact counts.
    private static SmallCountThreshold reader(boolean everybody) {
        return everybody ? SmallCountThreshold.AT_WORK : SmallCountThreshold.IN_PUBLIC;
    }

    static String said(OptionalInt count, Page page) {
        return count.isPresent() ? page.number(count.getAsInt()) : SmallCountThreshold.AT_WORK.under(page);
    }
}
