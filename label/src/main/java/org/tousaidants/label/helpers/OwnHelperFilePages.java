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
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.label.observations.LabelDossierPiece;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.judging.LabelVerdictText;
import org.tousaidants.rules.judging.MissingRequirement;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.versions.PublishedRules;

/// « Mon dossier » — pages of a helper's own file, with the fulfilled and the missing requirements.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
class OwnHelperFilePages {
    private static final Pattern NAME_AND_POSTCODE = Pattern.compile("(.{1,80}?)\\s*\\((\\d{5})\\)");
    private static final int LONGEST = 100;
    private static final int REASONS_SHOWN = 20;
    private static final int NAMES_SHOWN = 3;

    /// The content of the page « Mon dossier ».
    record OwnHelperFileView(
            Helpers.HelperFileContent file,
            String commune,
            List<OwnRequirementCard> pillars,
            Content standing,
            String kind) {}

    /// One requirement on the page: its state, the reason, and the next action of the helper.
    ///
    /// @param pieces facts from other packages about the requirement
    record OwnRequirementCard(
            RequirementFinding finding,
            Optional<Content> left,
            Optional<Content> state,
            List<Content> why,
            int more,
            String kind,
            String tag,
            String action,
            List<LabelDossierPiece> pieces) {
        /// Returns whether a test of digital skills by Pix can still fulfil the requirement.
        boolean measured() {
            var requirement = finding.requirement();
            return requirement.kind() == RequirementKind.SKILLS
                    && !finding.fulfilled()
                    && (requirement.evidence().contains(SkillEvidence.PROFILE)
                            || requirement.evidence().contains(SkillEvidence.CERTIFICATION));
        }
    }

    /// The form to choose a profile and a commune.
    ///
    /// @param old whether a file already exists
    record ProfileChoiceView(Form form, List<FormChoice> profiles, boolean old) {}

    record OwnFileHistoryView(Helpers.HelperFileContent file) {}

    private final Helpers helpers;
    private final PublishedRules rules;
    private final TerritoryCommunes territories;

    OwnHelperFilePages(Helpers helpers, PublishedRules rules, TerritoryCommunes territories) {
        this.helpers = helpers;
        this.rules = rules;
        this.territories = territories;
    }

    @GetMapping("/mon-dossier")
    View file(SignedInPerson self, Page page) {
        return switch (helpers.read(self)) {
            case Helpers.HelperFileResult.HelperFileFound(var file) -> View.of("label/helpers/file", shown(file, page));
            case Helpers.HelperFileResult.HelperFileNotOpened() -> View.redirect("/mon-dossier/nouveau");
            case Helpers.HelperFileResult.HelperProfileNotInRules(var helper) ->
                View.of("label/helpers/choose", choosing(form("", helper), true, page));
            case Helpers.HelperFileResult.HelperFileNotJudged(var sentence) ->
                View.of("label/helpers/notJudged", sentence).status(409);
        };
    }

    @GetMapping("/mon-dossier/nouveau")
    View choose(SignedInPerson self, @RequestParam(defaultValue = "") String profil, Page page) {
        var form = switch (helpers.read(self)) {
            case Helpers.HelperFileResult.HelperFileFound(var file) ->
                form(profil.isEmpty() ? file.profile().id() : profil, file.helper());
            case Helpers.HelperFileResult.HelperProfileNotInRules(var helper) -> form(profil, helper);
            case Helpers.HelperFileResult.HelperFileNotOpened() -> form(profil, "", "");
            case Helpers.HelperFileResult.HelperFileNotJudged _ -> form(profil, "", "");
        };
        return View.of(
                "label/helpers/choose", choosing(form, !form.value("commune").isEmpty(), page));
    }

    @PostMapping("/mon-dossier")
    View chosen(SignedInPerson self, Form form, Page page) {
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
                case Helpers.ProfileChoiceResult.HelperProfileChosen() -> {
                    return View.redirect("/mon-dossier");
                }
                case Helpers.ProfileChoiceResult.UnknownHelperProfile() ->
                    form.error("profil", "helpers.choose.profile.missing");
            }
        return View.of("label/helpers/choose", choosing(form, false, page)).status(422);
    }

    @GetMapping("/mon-dossier/histoire")
    View history(SignedInPerson self) {
        return helpers.read(self) instanceof Helpers.HelperFileResult.HelperFileFound(var file)
                ? View.of("label/helpers/history", new OwnFileHistoryView(file))
                : View.redirect("/mon-dossier");
    }

    private OwnHelperFileView shown(Helpers.HelperFileContent file, Page page) {
        var words = LabelVerdictText.in(page.locale()).quoting(page.quote());
        var kind = switch (file.verdict().standing()) {
            case COMPLETE -> "ok";
            case IN_GRACE -> "warn";
            case LAPSED -> "danger";
            case INCOMPLETE -> "info";
        };
        return new OwnHelperFileView(
                file,
                commune(file.helper().commune()),
                file.verdict().findings().stream()
                        .map(finding -> pillar(finding, file.pieces(), words, page))
                        .toList(),
                page.told(words.standing(file.verdict())),
                kind);
    }

    private static OwnRequirementCard pillar(
            RequirementFinding finding, List<LabelDossierPiece> pieces, LabelVerdictText words, Page page) {
        var kind = switch (finding.state()) {
            case MET, WAIVED -> "ok";
            case MISSING -> "plain";
            case EXPIRED -> "warn";
        };
        var charter = finding.requirement().kind() == RequirementKind.CHARTER;
        // Reasons about commitments are omitted here, because the commitments have their own page.
        var why = charter
                ? List.<Content>of()
                : words.why(finding).stream().map(page::told).toList();
        return new OwnRequirementCard(
                finding,
                left(finding, page),
                words.besides(finding).map(page::told),
                why.stream().limit(REASONS_SHOWN).toList(),
                Math.max(0, why.size() - REASONS_SHOWN),
                kind,
                page.t("helpers.state." + EnumConstantName.low(finding.state())),
                charter
                        ? "/mon-dossier/charte"
                        : finding.requirement().evidence().contains(SkillEvidence.DECLARATION)
                                ? "/mon-dossier/competences"
                                : "",
                pieces.stream()
                        .filter(piece -> piece.kind() == finding.requirement().kind())
                        .toList());
    }

    /// Returns one sentence for all missing competences, such as « Il reste deux compétences à mesurer : … »;
    /// empty if none is missing.
    private static Optional<Content> left(RequirementFinding finding, Page page) {
        var names = finding.gaps().stream()
                .flatMap(gap -> switch (gap) {
                    case MissingRequirement.SkillNotMeasured(var competence, var _) -> Stream.of(competence.name());
                    case MissingRequirement.SkillLevelTooLow(var competence, var _, var _) ->
                        Stream.of(competence.name());
                    case MissingRequirement.SkillProofTooOld(var competence) -> Stream.of(competence.name());
                    default -> Stream.<String>empty();
                })
                .toList();
        if (names.isEmpty()) return Optional.empty();
        var first = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        var more = names.size() - NAMES_SHOWN;
        return Optional.of(page.with(
                more > 0 ? "helpers.file.left.more" : "helpers.file.left", names.size(), page.quoted(first), more));
    }

    private ProfileChoiceView choosing(Form form, boolean old, Page page) {
        var profiles = rules.now().protocol().profiles().stream()
                .filter(each -> each.nature() == HolderNature.PERSON)
                .map(each -> FormChoice.of(each.id(), page.french(each.name()))
                        .hint(page.french(each.phrase()))
                        .french())
                .toList();
        return new ProfileChoiceView(form, profiles, old);
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
                self -> Task.several(
                                helpers.left(self),
                                Task.TaskKind.LABEL,
                                "helpers.errand",
                                TaskActionLabel.RESUME,
                                "/mon-dossier")
                        .map(Task::later));
    }
}
