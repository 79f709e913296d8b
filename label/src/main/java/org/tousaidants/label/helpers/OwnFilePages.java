package org.tousaidants.label.helpers;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.label.observations.DossierPiece;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.judging.MissingRequirement;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.judging.VerdictText;
import org.tousaidants.rules.protocol.Label.Kind;
import org.tousaidants.rules.protocol.Protocol.Nature;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.versions.PublishedRules;

/// « Mon dossier » — pages of a helper's own file: the requirements and those still missing.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
class OwnFilePages {
    private static final Pattern NAME_AND_POSTCODE = Pattern.compile("(.{1,80}?)\\s*\\((\\d{5})\\)");
    private static final int LONGEST = 100;
    private static final int REASONS_SHOWN = 20;
    private static final int NAMES_SHOWN = 3;

    /// The content of the page « Mon dossier ».
    record OwnFileView(Helpers.File file, String commune, List<PillarCard> pillars, Content standing, String kind) {}

    /// One requirement on the page: its state, the reason and the action.
    ///
    /// @param pieces facts from other packages about it
    record PillarCard(
            RequirementFinding finding,
            Optional<Content> left,
            Optional<Content> state,
            List<Content> why,
            int more,
            String kind,
            String tag,
            String action,
            List<DossierPiece> pieces) {
        /// Whether a measure by Pix can still fulfil the requirement.
        boolean measured() {
            var requirement = finding.requirement();
            return requirement.kind() == Kind.SKILLS
                    && !finding.fulfilled()
                    && (requirement.evidence().contains(SkillEvidence.PROFILE)
                            || requirement.evidence().contains(SkillEvidence.CERTIFICATION));
        }
    }

    /// The form to choose a profile and a commune; `old` is true if a file already exists.
    record Choosing(Form form, List<Choice> profiles, boolean old) {}

    record History(Helpers.File file) {}

    private final Helpers helpers;
    private final PublishedRules rules;
    private final Territories territories;

    OwnFilePages(Helpers helpers, PublishedRules rules, Territories territories) {
        this.helpers = helpers;
        this.rules = rules;
        this.territories = territories;
    }

    @GetMapping("/mon-dossier")
    View file(Actor self, Page page) {
        return switch (helpers.read(self)) {
            case Helpers.FileResult.Found(var file) -> View.of("label/helpers/file", shown(file, page));
            case Helpers.FileResult.NotOpened() -> View.redirect("/mon-dossier/nouveau");
            case Helpers.FileResult.ProfileNoLongerInRules(var helper) ->
                View.of("label/helpers/choose", choosing(form("", helper), true, page));
            case Helpers.FileResult.NotJudged(var sentence) ->
                View.of("label/helpers/notJudged", sentence).status(409);
        };
    }

    @GetMapping("/mon-dossier/nouveau")
    View choose(Actor self, @RequestParam(defaultValue = "") String profil, Page page) {
        var form = switch (helpers.read(self)) {
            case Helpers.FileResult.Found(var file) ->
                form(profil.isEmpty() ? file.profile().id() : profil, file.helper());
            case Helpers.FileResult.ProfileNoLongerInRules(var helper) -> form(profil, helper);
            case Helpers.FileResult.NotOpened() -> form(profil, "", "");
            case Helpers.FileResult.NotJudged _ -> form(profil, "", "");
        };
        return View.of(
                "label/helpers/choose", choosing(form, !form.value("commune").isEmpty(), page));
    }

    @PostMapping("/mon-dossier")
    View chosen(Actor self, Form form, Page page) {
        var profile = form.text("profil")
                .required("helpers.choose.profile.missing")
                .max(LONGEST)
                .get();
        var commune = form.text("commune")
                .required("helpers.choose.commune.missing")
                .max(LONGEST)
                .as(this::found, "helpers.choose.commune.wrong");
        var organisation = form.value("seul").equals("oui")
                ? Helper.ALONE
                : form.text("structure").max(LONGEST).get().replaceAll("\\s+", " ");
        if (!form.hasErrors() && commune.isPresent())
            switch (helpers.choose(self, profile, commune.get().code(), organisation)) {
                case Helpers.Choosing.Chosen() -> {
                    return View.redirect("/mon-dossier");
                }
                case Helpers.Choosing.UnknownProfile() -> form.error("profil", "helpers.choose.profile.missing");
            }
        return View.of("label/helpers/choose", choosing(form, false, page)).status(422);
    }

    @GetMapping("/mon-dossier/histoire")
    View history(Actor self) {
        return helpers.read(self) instanceof Helpers.FileResult.Found(var file)
                ? View.of("label/helpers/history", new History(file))
                : View.redirect("/mon-dossier");
    }

    private OwnFileView shown(Helpers.File file, Page page) {
        var words = VerdictText.in(page.locale()).quoting(page.quote());
        var kind = switch (file.verdict().standing()) {
            case COMPLETE -> "ok";
            case IN_GRACE -> "warn";
            case LAPSED -> "danger";
            case INCOMPLETE -> "info";
        };
        return new OwnFileView(
                file,
                commune(file.helper().commune()),
                file.verdict().findings().stream()
                        .map(finding -> pillar(finding, file.pieces(), words, page))
                        .toList(),
                page.told(words.standing(file.verdict())),
                kind);
    }

    private static PillarCard pillar(
            RequirementFinding finding, List<DossierPiece> pieces, VerdictText words, Page page) {
        var kind = switch (finding.state()) {
            case MET, WAIVED -> "ok";
            case MISSING -> "plain";
            case EXPIRED -> "warn";
        };
        var charter = finding.requirement().kind() == Kind.CHARTER;
        // Commitments have their own page, so their reasons are not listed here.
        var why = charter
                ? List.<Content>of()
                : words.why(finding).stream().map(page::told).toList();
        return new PillarCard(
                finding,
                left(finding, page),
                words.besides(finding).map(page::told),
                why.stream().limit(REASONS_SHOWN).toList(),
                Math.max(0, why.size() - REASONS_SHOWN),
                kind,
                page.t("helpers.state." + ConstantName.low(finding.state())),
                charter
                        ? "/mon-dossier/charte"
                        : finding.requirement().evidence().contains(SkillEvidence.DECLARATION)
                                ? "/mon-dossier/competences"
                                : "",
                pieces.stream()
                        .filter(piece -> piece.kind() == finding.requirement().kind())
                        .toList());
    }

    /// One sentence instead of a line for each competence: « Il reste deux compétences à mesurer : … ».
    private static Optional<Content> left(RequirementFinding finding, Page page) {
        var names = finding.gaps().stream()
                .flatMap(gap -> switch (gap) {
                    case MissingRequirement.NotMeasured(var competence, var _) -> Stream.of(competence.name());
                    case MissingRequirement.TooLow(var competence, var _, var _) -> Stream.of(competence.name());
                    case MissingRequirement.TooOld(var competence) -> Stream.of(competence.name());
                    default -> Stream.<String>empty();
                })
                .toList();
        if (names.isEmpty()) return Optional.empty();
        var first = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        var more = names.size() - NAMES_SHOWN;
        return Optional.of(page.with(
                more > 0 ? "helpers.file.left.more" : "helpers.file.left", names.size(), page.quoted(first), more));
    }

    private Choosing choosing(Form form, boolean old, Page page) {
        var profiles = rules.now().protocol().profiles().stream()
                .filter(each -> each.nature() == Nature.PERSON)
                .map(each -> Choice.of(each.id(), page.french(each.name()))
                        .hint(page.french(each.phrase()))
                        .french())
                .toList();
        return new Choosing(form, profiles, old);
    }

    private static Form form(String profile, String commune, String organisation) {
        return form(profile, commune, organisation, false);
    }

    private static Form form(String profile, String commune, String organisation, boolean alone) {
        return Form.filled(Map.of(
                "profil",
                List.of(profile),
                "commune",
                List.of(commune),
                "structure",
                List.of(organisation),
                "seul",
                alone ? List.of("oui") : List.of()));
    }

    private Form form(String profile, Helper helper) {
        return form(profile, commune(helper.commune()), helper.organisationName(), helper.alone());
    }

    private Optional<Commune> found(String typed) {
        var both = NAME_AND_POSTCODE.matcher(typed);
        return both.matches()
                ? territories.communes().find(both.group(1), both.group(2))
                : territories.communes().find(typed, "");
    }

    private String commune(String code) {
        return territories.communes().byCode(code).map(Commune::written).orElse(code);
    }

    @Bean
    static TaskSource fileTasks(Helpers helpers) {
        return TaskSource.only(
                Set.of(Role.HELPER),
                self -> Task.several(helpers.left(self), Task.Kind.LABEL, "helpers.errand", Verb.RESUME, "/mon-dossier")
                        .map(Task::later));
    }
}
