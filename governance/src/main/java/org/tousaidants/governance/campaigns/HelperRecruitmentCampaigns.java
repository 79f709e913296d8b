package org.tousaidants.governance.campaigns;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.label.skills.RecognisedHelpersByCommune;
import org.tousaidants.label.skills.ServiceGuaranteeCoverage;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.journeys.CarJourneys;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.versions.PublishedRules;

/// « Mobiliser » — manages campaigns that look for new helpers: starts them where inhabitants have no helper nearby,
/// counts the people who offer to help, and reports the progress.
@Service
public class HelperRecruitmentCampaigns {
    private static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxz";
    private static final int LENGTH = 8;
    private static final int MOST_COMMUNES = 20;
    private static final int INHABITANTS_A_HELPER = 2000;
    private static final int MOST_A_COMMUNE = 5;

    /// « Avancement » — the progress of a campaign in one commune.
    ///
    /// @param wanted number of helpers wanted
    /// @param answered number of people who offered to help
    /// @param recognised number of helpers with a valid label there today, whatever their profile
    record CommuneProgress(Commune commune, int wanted, int answered, int recognised) {}

    private final RecruitmentCampaignStore store;
    private final PublishedRules rules;
    private final RecognisedHelpersByCommune around;
    private final TerritoryCommunes territories;
    private final CarJourneys journeys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    HelperRecruitmentCampaigns(
            RecruitmentCampaignStore store,
            PublishedRules rules,
            RecognisedHelpersByCommune around,
            TerritoryCommunes territories,
            CarJourneys journeys,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.around = around;
        this.territories = territories;
        this.journeys = journeys;
        this.clock = clock;
    }

    /// Returns the measure in which distances to helpers are computed: minutes by road, or kilometres.
    DistanceToHelpMeasure measure(TerritoryNetwork network) {
        return journeys.measure(network.departement());
    }

    /// Returns the guarantees of the rules for which it can be computed which communes have no helper nearby.
    List<ServiceGuarantee> guarantees(TerritoryNetwork network) {
        return rules.now().protocol().guarantees().stream()
                .filter(ServiceGuaranteeCoverage::measures)
                .toList();
    }

    /// Starts a campaign for the communes that have no helper nearby, and returns its id. Empty if every commune
    /// has a helper nearby, or if a text is not valid.
    @Transactional
    public Optional<UUID> begin(
            SignedInPerson by, UUID id, String title, String words, LocalDate until, String guarantee) {
        var network = by.network();
        var asked = guarantees(network).stream()
                .filter(one -> one.id().equals(guarantee))
                .findFirst();
        if (!by.is(Role.COORDINATOR) || asked.isEmpty() || until.isBefore(LocalDate.now(clock)))
            return Optional.empty();
        var helping = new HashSet<String>();
        for (var one : around.everybody())
            if (asked.get().profiles().contains(one.profile())) helping.addAll(one.communes());
        var missing = ServiceGuaranteeCoverage.of(
                        asked.get(),
                        territories.communes().inDepartement(network.departement()),
                        helping,
                        territories.communes(),
                        journeys)
                .missing();
        if (missing.isEmpty()) return Optional.empty();
        if (!store.add(new HelperRecruitmentCampaign(id, code(), title, words, until), clock.instant()))
            return Optional.of(id);
        for (var from : missing.stream().limit(MOST_COMMUNES).toList())
            store.target(id, from.commune().code(), wanted(from.commune()));
        return Optional.of(id);
    }

    /// Returns the number of helpers wanted in a commune: one for each two thousand inhabitants, rounded up, but
    /// at most five, because larger targets discourage people.
    private static int wanted(Commune commune) {
        return Math.clamp((commune.population() + INHABITANTS_A_HELPER - 1) / INHABITANTS_A_HELPER, 1, MOST_A_COMMUNE);
    }

    private String code() {
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return code.toString();
    }

    List<HelperRecruitmentCampaign> all(TerritoryNetwork network) {
        return store.all();
    }

    Optional<HelperRecruitmentCampaign> find(TerritoryNetwork network, UUID id) {
        return all(network).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// Returns the campaign with this code; empty if there is none or it has ended.
    Optional<HelperRecruitmentCampaign> open(TerritoryNetwork network, String code) {
        return store.byCode(code).filter(one -> !one.until().isBefore(LocalDate.now(clock)));
    }

    List<Commune> communes(TerritoryNetwork network, HelperRecruitmentCampaign campaign) {
        return store.targets(campaign.id()).stream()
                .flatMap(target -> territories.communes().byCode(target.commune()).stream())
                .toList();
    }

    @Transactional(readOnly = true)
    List<CommuneProgress> lines(TerritoryNetwork network, HelperRecruitmentCampaign campaign) {
        var people = around.everybody();
        var lines = new ArrayList<CommuneProgress>();
        for (var target : store.targets(campaign.id()))
            territories
                    .communes()
                    .byCode(target.commune())
                    .ifPresent(commune -> lines.add(new CommuneProgress(
                            commune, target.wanted(), target.answered(), (int) people.stream()
                                    .filter(one -> one.communes().contains(target.commune()))
                                    .map(RecognisedHelpersByCommune.RecognisedHelperInCommunes::account)
                                    .distinct()
                                    .count())));
        return List.copyOf(lines);
    }

    /// Counts one more person who offers to help in a commune; no personal data are stored. Returns false if the
    /// campaign has ended or does not include the commune.
    ///
    /// @param code code of the campaign
    /// @param commune code of the commune
    @Transactional
    boolean answer(TerritoryNetwork network, String code, String commune) {
        var campaign = open(network, code);
        if (campaign.isEmpty()
                || store.targets(campaign.get().id()).stream()
                        .noneMatch(target -> target.commune().equals(commune))) return false;
        store.answer(campaign.get().id(), commune, clock.instant());
        return true;
    }
}
