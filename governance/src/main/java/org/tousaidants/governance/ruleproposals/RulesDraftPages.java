package org.tousaidants.governance.ruleproposals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.archive.RulesVersionComparator;
import org.tousaidants.rules.forks.ProtocolDifferences;
import org.tousaidants.rules.judging.RulesImpact;
import org.tousaidants.rules.judging.RulesImpact.RulesEffect;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;
import org.tousaidants.rules.versions.RulesVersion;

/// Pages of one draft: its changes in words, the affected people, and its publication.
@Controller
@AllowedRoles(Role.COORDINATOR)
class RulesDraftPages {
    private static final int COMMUNES_SHOWN = 40;

    record RulesDraftView(
            RulesDraftEffects.RulesDraftComparison compared,
            Map<LocalisedText, List<LocalisedText>> changes,
            Chart chart,
            List<RulesImpactRow> profiles,
            List<RulesImpactRow> communes,
            int more,
            List<GuaranteeChangeRow> measured,
            List<GuaranteeChangeRow> unmeasured) {
        /// Returns the number of people whose dossier fulfils the current rules, whether they have the label
        /// or not.
        long fulfilling() {
            return compared.impact().outcomes().stream()
                    .filter(RulesImpact.DossierImpact::fulfilled)
                    .filter(one -> compared.before()
                            .profile(one.dossier().profile())
                            .filter(profile -> profile.nature() == HolderNature.PERSON)
                            .isPresent())
                    .count();
        }

        boolean touchesNobody() {
            return profiles.isEmpty();
        }

        int touched() {
            return Stream.of(RulesEffect.values())
                    .filter(RulesEffect::moves)
                    .mapToInt(compared.impact()::total)
                    .sum();
        }
    }

    /// One row of the table with the effect of a draft.
    ///
    /// @param counts number of people of the profile in the commune for each effect, in the order of the effects
    record RulesImpactRow(String profile, String commune, List<Integer> counts) {}

    /// The change of one guarantee under a draft.
    ///
    /// @param state last part of the message key for the change of the guarantee
    /// @param today percentage of the inhabitants for whom people with a valid label keep the guarantee; empty
    /// if the current rules do not contain it
    /// @param far the communes that are too far as the crow flies, in words; empty if minutes are known
    record GuaranteeChangeRow(
            String phrase,
            String state,
            String kind,
            String before,
            String after,
            String today,
            int share,
            String far) {}

    record UnreadableDraftView(RulesDraft draft, List<ProtocolMistake> mistakes) {}

    record AffectedPeopleView(RulesDraftEffects.RulesDraftComparison compared, List<AffectedPersonRow> people) {}

    /// One person whom the draft affects, as the page shows them.
    ///
    /// @param by deadline in words; empty if there is none
    record AffectedPersonRow(
            String name, String profile, String commune, RulesEffect effect, String by, List<String> lacking) {}

    record DraftPublicationView(
            RulesDraftEffects.RulesDraftComparison compared,
            Form form,
            List<ProtocolMistake> mistakes,
            Optional<RulesVersion> overtaken) {}

    private final RulesDrafts drafts;
    private final RulesDraftEffects effects;
    private final RulesDraftPublisher draftPublisher;
    private final PublishedRules rules;
    private final TerritoryCommunes territories;

    RulesDraftPages(
            RulesDrafts drafts,
            RulesDraftEffects effects,
            RulesDraftPublisher draftPublisher,
            PublishedRules rules,
            TerritoryCommunes territories) {
        this.effects = effects;
        this.draftPublisher = draftPublisher;
        this.drafts = drafts;
        this.rules = rules;
        this.territories = territories;
    }

    @GetMapping("/bureau/protocole/projets/{id}")
    View draft(SignedInPerson actor, @PathVariable UUID id, Page page) {
        var read = found(actor, id);
        return switch (read.reading()) {
            case PublishedRules.RulesReadingResult.UnreadableRules(var mistakes) ->
                View.of("governance/ruleproposals/unreadable", new UnreadableDraftView(read.draft(), mistakes));
            case PublishedRules.RulesReadingResult.ValidRules(var whole) ->
                View.of("governance/ruleproposals/draft", shown(effects.compared(actor, read.draft(), whole), page));
        };
    }

    private RulesDraftView shown(RulesDraftEffects.RulesDraftComparison compared, Page page) {
        var impact = compared.impact();
        var bars = new ArrayList<ChartValue>();
        for (var effect : RulesEffect.values()) bars.add(ChartValue.of(page.t(key(effect)), impact.total(effect)));
        var profiles = new ArrayList<RulesImpactRow>();
        var communes = new ArrayList<RulesImpactRow>();
        impact.rows().forEach((profile, byCommune) -> {
            var name = page.french(profile(compared, profile));
            profiles.add(new RulesImpactRow(name, "", counts(impact.of(profile))));
            byCommune.forEach((code, counts) -> {
                if (counts.keySet().stream().anyMatch(RulesEffect::moves))
                    communes.add(new RulesImpactRow(name, commune(code), counts(counts)));
            });
        });
        communes.sort(Comparator.comparing(RulesImpactRow::profile).thenComparing(RulesImpactRow::commune));
        var promises = impact.promises().stream()
                .map(one -> promise(one, compared, page))
                .collect(Collectors.partitioningBy(one -> one.state().equals("unknown")));
        return new RulesDraftView(
                compared,
                ProtocolDifferences.byChapter(compared.changes()),
                Chart.bars(page.t("drafts.impact.unit"), bars),
                profiles,
                communes.stream().limit(COMMUNES_SHOWN).toList(),
                Math.max(0, communes.size() - COMMUNES_SHOWN),
                promises.getOrDefault(false, List.of()),
                promises.getOrDefault(true, List.of()));
    }

    private static List<Integer> counts(Map<RulesEffect, Integer> counts) {
        var all = new ArrayList<Integer>();
        for (var effect : RulesEffect.values()) all.add(counts.getOrDefault(effect, 0));
        return List.copyOf(all);
    }

    static String key(RulesEffect effect) {
        return switch (effect) {
            case GAINS -> "drafts.effect.gains";
            case LOSES -> "drafts.effect.loses";
            case RENEWS -> "drafts.effect.renews";
            case NO_LONGER -> "drafts.effect.no.longer";
            case KEEPS -> "drafts.effect.keeps";
            case SUSPENDED -> "drafts.effect.suspended";
            case STILL_NOT -> "drafts.effect.still.not";
        };
    }

    private static GuaranteeChangeRow promise(
            RulesImpact.GuaranteeEffect promise, RulesDraftEffects.RulesDraftComparison compared, Page page) {
        var held = promise.after()
                .filter(after -> after >= promise.guarantee().share())
                .isPresent();
        var state = promise.after().isEmpty()
                ? "unknown"
                : promise.breaks() ? "breaks" : promise.mends() ? "mends" : held ? "holds" : "broken";
        var kind = switch (state) {
            case "breaks" -> "danger";
            case "broken" -> "warn";
            default -> "ok";
        };
        return new GuaranteeChangeRow(
                page.french(promise.guarantee().phrase()),
                state,
                kind,
                promise.before().map(one -> percent(one, page)).orElse("–"),
                promise.after().map(one -> percent(one, page)).orElse("–"),
                Optional.ofNullable(compared.today().get(promise.guarantee().id()))
                        .map(one -> percent(one, page))
                        .orElse(""),
                promise.guarantee().share(),
                Optional.ofNullable(compared.far().get(promise.guarantee().id()))
                        .map(one -> far(one, page))
                        .orElse(""));
    }

    private static String far(RulesDraftEffects.FarCommunesChange change, Page page) {
        var after = change.after();
        var said = page.t("drafts.promise.far", after.kilometres()) + " ";
        return change.before()
                .map(before -> said
                        + page.t(
                                "drafts.promise.far.change",
                                before.communes(),
                                before.inhabitants(),
                                after.communes(),
                                after.inhabitants()))
                .orElseGet(() -> said + page.t("drafts.promise.far.new", after.communes(), after.inhabitants()));
    }

    private static String percent(double percent, Page page) {
        return page.t("drafts.percent", page.number(Math.floor(percent * 10) / 10));
    }

    private static String profile(RulesDraftEffects.RulesDraftComparison compared, String id) {
        return compared.whole()
                .protocol()
                .profile(id)
                .or(() -> compared.before().profile(id))
                .map(LabelProtocol.LabelProfile::name)
                .orElse(id);
    }

    private String commune(String code) {
        return territories.communes().byCode(code).map(Commune::name).orElse(code);
    }

    @GetMapping("/bureau/protocole/projets/{id}/personnes")
    View people(SignedInPerson actor, @PathVariable UUID id, Page page) {
        var compared = compared(actor, id);
        var people = effects.people(actor, compared).stream()
                .map(one -> new AffectedPersonRow(
                        one.name(),
                        page.french(profile(compared, one.outcome().dossier().profile())),
                        commune(one.outcome().dossier().commune()),
                        one.outcome().effect(),
                        one.outcome().by().map(page::shortDay).orElse(""),
                        one.outcome().lacking().stream()
                                .map(finding ->
                                        page.french(finding.requirement().name()))
                                .toList()))
                .sorted(Comparator.comparing(AffectedPersonRow::effect).thenComparing(AffectedPersonRow::name))
                .toList();
        return View.of("governance/ruleproposals/people", new AffectedPeopleView(compared, people));
    }

    /// One label holder who no longer fulfils the current rules, as the page shows them.
    ///
    /// @param by deadline in words; empty if it has passed
    /// @param lacking missing requirements
    record RequirementRenewalRow(String name, String profile, String commune, String by, List<String> lacking) {}

    record RequirementRenewalsView(List<RequirementRenewalRow> people, String version) {}

    @GetMapping("/bureau/protocole/renouvellements")
    View renewals(SignedInPerson actor, Page page) {
        var now = rules.now();
        var people = effects.renewals(actor).stream()
                .map(one -> new RequirementRenewalRow(
                        one.name(),
                        page.french(now.protocol()
                                .profile(one.dossier().profile())
                                .map(LabelProtocol.LabelProfile::name)
                                .orElse(one.dossier().profile())),
                        commune(one.dossier().commune()),
                        one.todo().by().map(page::shortDay).orElse(""),
                        one.todo().lacking().stream()
                                .map(finding ->
                                        page.french(finding.requirement().name()))
                                .toList()))
                .toList();
        return View.of("governance/ruleproposals/renewals", new RequirementRenewalsView(people, now.version()));
    }

    @GetMapping("/bureau/protocole/projets/{id}/impact.csv")
    ResponseEntity<byte[]> csv(SignedInPerson actor, @PathVariable UUID id) {
        return RulesDeskPages.download(
                "impact.csv",
                "text/csv;charset=UTF-8",
                RulesImpactFile.csv(compared(actor, id).impact()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/bureau/protocole/projets/{id}/archive")
    ResponseEntity<byte[]> archive(SignedInPerson actor, @PathVariable UUID id) {
        var archive = compared(actor, id).whole().archive().open();
        return RulesDeskPages.download(archive.name(), "application/zip", archive.bytes());
    }

    @GetMapping("/bureau/protocole/dossiers")
    ResponseEntity<byte[]> dossiers(SignedInPerson actor) {
        return RulesDeskPages.download(
                "dossiers.jsonl",
                "application/x-ndjson;charset=UTF-8",
                effects.file(actor).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/bureau/protocole/projets/{id}/publication")
    View ask(SignedInPerson actor, @PathVariable UUID id) {
        var compared = compared(actor, id);
        var identity = compared.whole().protocol().identity();
        var latest = compared.latest();
        var raised = RulesVersionComparator.RISING.compare(identity.version(), latest.version()) > 0
                        || !identity.id().equals(latest.id())
                ? identity.version()
                : RulesVersionComparator.after(latest.version());
        var form = Form.filled(Map.of(
                "version", List.of(raised),
                "jour", List.of(compared.impact().on().toString()),
                "par", List.of(identity.adoptedBy().orElse("")),
                "statut", List.of(identity.voted() ? "adopte" : "")));
        return View.of(
                "governance/ruleproposals/publish",
                new DraftPublicationView(compared, form, List.of(), Optional.empty()));
    }

    @PostMapping("/bureau/protocole/projets/{id}/publication")
    View publish(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var compared = compared(actor, id);
        var parsed = RulesPublicationForm.parse(form, actor.id());
        if (parsed.isEmpty()) return again(compared, form, List.of(), Optional.empty(), 422);
        var given = parsed.get();
        return switch (draftPublisher.publish(actor, id, given.latest(), given.lines(), given.decision())) {
            case RulesDraftPublisher.DraftPublicationResult.DraftPublished(var version, var letters, var unreached) ->
                View.redirect("/bureau/protocole/versions/" + version.hash() + "?courriels=" + letters + "&sans="
                        + unreached);
            case RulesDraftPublisher.DraftPublicationResult.InvalidDraftNotPublished(var mistakes) ->
                again(compared, form, mistakes, Optional.empty(), 422);
            case RulesDraftPublisher.DraftPublicationResult.DraftOutdated(var other) ->
                again(compared, form, List.of(), Optional.of(other), 409);
            case RulesDraftPublisher.DraftPublicationResult.DraftToPublishNotFound() -> throw new NotFoundException();
        };
    }

    private static View again(
            RulesDraftEffects.RulesDraftComparison compared,
            Form form,
            List<ProtocolMistake> mistakes,
            Optional<RulesVersion> overtaken,
            int status) {
        return View.of(
                        "governance/ruleproposals/publish",
                        new DraftPublicationView(compared, form, mistakes, overtaken))
                .status(status);
    }

    static List<FormChoice> statuses(Page page) {
        return List.of(
                FormChoice.of("adopte", page.t("drafts.publish.status.adopted")),
                FormChoice.of("proposition", page.t("drafts.publish.status.proposed")));
    }

    @PostMapping("/bureau/protocole/projets/{id}/retrait")
    View setAside(SignedInPerson actor, @PathVariable UUID id) {
        if (!drafts.setAside(actor, id)) throw new NotFoundException();
        return View.redirect("/bureau/protocole");
    }

    private RulesDraftEffects.RulesDraftComparison compared(SignedInPerson actor, UUID id) {
        var read = found(actor, id);
        if (read.reading() instanceof PublishedRules.RulesReadingResult.ValidRules(var whole))
            return effects.compared(actor, read.draft(), whole);
        throw new NotFoundException();
    }

    private RulesDrafts.DraftContent found(SignedInPerson actor, UUID id) {
        return drafts.find(actor, id).orElseThrow(NotFoundException::new);
    }
}
