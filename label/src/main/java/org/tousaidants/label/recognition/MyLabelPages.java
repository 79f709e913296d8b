package org.tousaidants.label.recognition;

import gg.jte.Content;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Mon label » — pages of a helper's own label: request it, read all decisions and reasons, appeal.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class MyLabelPages {
    static final int WORDS_MAX = 2_000;

    static final String HERE = "/mon-dossier/label";

    /// @param place name of the place; empty for a person
    /// @param here address of this page
    /// @param said message key of the act just done, or empty
    record MyLabelView(Labels.OwnLabels mine, String place, String here, boolean member, String said) {
        /// The text for a place or for a person, if the two differ.
        String t(Page page, String key, Object... holes) {
            return page.t(key(page, key), holes);
        }

        Content with(Page page, String key, Object... holes) {
            return page.with(key(page, key), holes);
        }

        private String key(Page page, String key) {
            return !place.isEmpty() && page.has("labels.place." + key) ? "labels.place." + key : "labels." + key;
        }

        /// The missing requirements of a place, and what to do for each. A helper has another page for them.
        List<RequirementRow> missing(Page page) {
            return RequirementRow.of(mine.lives().getFirst().weighed(), page).stream()
                    .filter(line -> !line.kind().equals("ok"))
                    .toList();
        }

        boolean warns() {
            return said.equals("labels.said.not_now") || said.equals("labels.said.decided");
        }
    }

    /// @param here address of the page of the label
    /// @param decision the decision that is appealed
    record Appeal(LabelCaseView told, CommitteeProposal decision, String here, Form form, String trouble) {
        static Appeal of(LabelCaseView told, UUID decision, String here, Form form, String trouble) {
            var found = told.proposal(decision).orElseThrow(NotFound::new);
            var late = trouble.isEmpty() && told.appealable(found).isEmpty();
            return new Appeal(told, found, here, form, late ? "labels.appeal.closed" : trouble);
        }

        boolean open() {
            return told.appealable(decision).isPresent();
        }

        /// The name of the decision, as the person reads it.
        String what(Page page) {
            return page.t("labels.decided." + decision.act().key() + "."
                    + decision.closing().orElseThrow().outcome().key());
        }
    }

    private final Labels labels;
    private final Committee committee;

    MyLabelPages(Labels labels, Committee committee) {
        this.labels = labels;
        this.committee = committee;
    }

    @GetMapping("/mon-dossier/label")
    View mine(Actor self, @RequestParam(defaultValue = "") String fait) {
        return shown(self, said(fait));
    }

    static String said(String fait) {
        return switch (fait) {
            case "demande" -> "labels.said.asked";
            case "retrait" -> "labels.said.dropped";
            case "decide" -> "labels.said.decided";
            case "recours" -> "labels.said.appealed";
            default -> "";
        };
    }

    @PostMapping("/mon-dossier/label")
    View ask(Actor self, Page page) {
        return switch (labels.ask(self, LabelCase.lang(page.locale()))) {
            case Labels.RequestResult.Asked(var _) -> View.redirect("/mon-dossier/label?fait=demande");
            // The page shows the reason.
            case Labels.RequestResult.NotNow(var _) ->
                shown(self, "labels.said.not_now").status(409);
        };
    }

    @PostMapping("/mon-dossier/label/{proposal}/retrait")
    View drop(Actor self, @PathVariable UUID proposal) {
        return switch (labels.drop(self, proposal)) {
            case DROPPED -> View.redirect("/mon-dossier/label?fait=retrait");
            case DECIDED -> View.redirect("/mon-dossier/label?fait=decide");
            case NOT_FOUND -> throw new NotFound();
        };
    }

    @GetMapping("/mon-dossier/label/{proposal}/recours")
    View appeal(Actor self, @PathVariable UUID proposal) {
        return appeal(self, proposal, Form.empty(), "");
    }

    @PostMapping("/mon-dossier/label/{proposal}/recours")
    View appealed(Actor self, @PathVariable UUID proposal, Form form) {
        var words = form.text("mots").required("labels.appeal.words.missing").max(WORDS_MAX);
        if (form.hasErrors()) return appeal(self, proposal, form, "").status(422);
        return switch (labels.appeal(self, proposal, words.get())) {
            case AppealResult.Appealed() -> View.redirect("/mon-dossier/label?fait=recours");
            case AppealResult.NotFound() -> throw new NotFound();
            case AppealResult.TooLate(var _) ->
                appeal(self, proposal, form, "labels.appeal.late").status(409);
            case AppealResult.AlreadyAppealed() ->
                appeal(self, proposal, form, "labels.appeal.before").status(409);
        };
    }

    private View shown(Actor self, String said) {
        return View.of(
                "label/recognition/mine", new MyLabelView(labels.mine(self), "", HERE, committee.has(self), said));
    }

    private View appeal(Actor self, UUID proposal, Form form, String trouble) {
        var told = labels.appealed(self, proposal).orElseThrow(NotFound::new);
        return View.of("label/recognition/appeal", Appeal.of(told, proposal, HERE, form, trouble));
    }

    /// A complete file, or an adverse decision that the person may appeal.
    @Bean
    static TaskSource ownLabelTasks(Labels labels) {
        return TaskSource.only(
                Set.of(Role.HELPER),
                self -> labels.next(self).stream().map(next -> switch (next) {
                    case ASK -> Task.of(Kind.LABEL, "labels.errand.ask", Verb.OPEN, HERE);
                    case READ_DECISION -> Task.of(Kind.LABEL, "labels.errand.decision", Verb.READ, HERE);
                }));
    }
}
