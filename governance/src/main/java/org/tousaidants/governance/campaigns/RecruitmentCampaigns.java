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
import org.tousaidants.label.skills.GuaranteeCoverage;
import org.tousaidants.label.skills.RecognisedHelpersByCommune;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.journeys.AccessMeasure;
import org.tousaidants.places.journeys.Journeys;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.versions.PublishedRules;

/// « Mobiliser » — service for campaigns: starts one where helpers are too far, counts offers to help, and
/// reports the progress.
@Service
public class RecruitmentCampaigns {
    private static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxz";
    private static final int LENGTH = 8;
    private static final int MOST_COMMUNES = 20;
    private static final int INHABITANTS_A_HELPER = 2000;
    private static final int MOST_A_COMMUNE = 5;

    /// « Avancement » — the progress in one commune.
    ///
    /// @param recognised number of helpers recognised there today, for any guarantee
    record CommuneProgress(Commune commune, int wanted, int answered, int recognised) {}

    private final RecruitmentCampaignStore store;
    private final PublishedRules rules;
    private final RecognisedHelpersByCommune around;
    private final Territories territories;
    private final Journeys journeys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RecruitmentCampaigns(
            RecruitmentCampaignStore store,
            PublishedRules rules,
            RecognisedHelpersByCommune around,
            Territories territories,
            Journeys journeys,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.around = around;
        this.territories = territories;
        this.journeys = journeys;
        this.clock = clock;
    }

    /// The measure of the gaps.
    AccessMeasure measure(Network network) {
        return journeys.measure(network.departement());
    }

    /// The guarantees for which gaps are known by commune.
    List<ServiceGuarantee> guarantees(Network network) {
        return rules.now().protocol().guarantees().stream()
                .filter(GuaranteeCoverage::measures)
                .toList();
    }

    /// Starts a campaign; empty if there is no gap, or if a text is invalid.
    @Transactional
    public Optional<UUID> begin(Actor by, UUID id, String title, String words, LocalDate until, String guarantee) {
        var network = by.network();
        var asked = guarantees(network).stream()
                .filter(one -> one.id().equals(guarantee))
                .findFirst();
        if (!by.is(Role.COORDINATOR) || asked.isEmpty() || until.isBefore(LocalDate.now(clock)))
            return Optional.empty();
        var helping = new HashSet<String>();
        for (var one : around.everybody())
            if (asked.get().profiles().contains(one.profile())) helping.addAll(one.communes());
        var missing = GuaranteeCoverage.of(
                        asked.get(),
                        territories.communes().inDepartement(network.departement()),
                        helping,
                        territories.communes(),
                        journeys)
                .missing();
        if (missing.isEmpty()) return Optional.empty();
        if (!store.add(new RecruitmentCampaign(id, code(), title, words, until), clock.instant()))
            return Optional.of(id);
        for (var from : missing.stream().limit(MOST_COMMUNES).toList())
            store.target(id, from.commune().code(), wanted(from.commune()));
        return Optional.of(id);
    }

    /// The number of helpers wanted: one for each two thousand inhabitants or part of them, at most five,
    /// because larger targets discourage.
    private static int wanted(Commune commune) {
        return Math.clamp((commune.population() + INHABITANTS_A_HELPER - 1) / INHABITANTS_A_HELPER, 1, MOST_A_COMMUNE);
    }

    private String code() {
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return code.toString();
    }

    List<RecruitmentCampaign> all(Network network) {
        return store.all();
    }

    Optional<RecruitmentCampaign> find(Network network, UUID id) {
        return all(network).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// The campaign with this code; empty if it has ended.
    Optional<RecruitmentCampaign> open(Network network, String code) {
        return store.byCode(code).filter(one -> !one.until().isBefore(LocalDate.now(clock)));
    }

    List<Commune> communes(Network network, RecruitmentCampaign campaign) {
        return store.targets(campaign.id()).stream()
                .flatMap(target -> territories.communes().byCode(target.commune()).stream())
                .toList();
    }

    @Transactional(readOnly = true)
    List<CommuneProgress> lines(Network network, RecruitmentCampaign campaign) {
        var people = around.everybody();
        var lines = new ArrayList<CommuneProgress>();
        for (var target : store.targets(campaign.id()))
            territories
                    .communes()
                    .byCode(target.commune())
                    .ifPresent(commune -> lines.add(new CommuneProgress(
                            commune, target.wanted(), target.answered(), (int) people.stream()
                                    .filter(one -> one.communes().contains(target.commune()))
                                    .map(RecognisedHelpersByCommune.Person::account)
                                    .distinct()
                                    .count())));
        return List.copyOf(lines);
    }

    /// Counts an offer to help in a commune. Stores no personal data.
    @Transactional
    boolean answer(Network network, String code, String commune) {
        var campaign = open(network, code);
        if (campaign.isEmpty()
                || store.targets(campaign.get().id()).stream()
                        .noneMatch(target -> target.commune().equals(commune))) return false;
        store.answer(campaign.get().id(), commune, clock.instant());
        return true;
    }
}
