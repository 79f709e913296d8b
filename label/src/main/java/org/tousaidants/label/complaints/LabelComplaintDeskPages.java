package org.tousaidants.label.complaints;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.feedback.PublicRemarks;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which coordinators answer complaints.
@Controller
@AllowedRoles(Role.COORDINATOR)
class LabelComplaintDeskPages {
    /// The coordinators' page of complaints. Each complaint has its own form field for the answer, named
    /// `words-` followed by the id of the complaint.
    ///
    /// @param names names of the holders by complaint
    /// @param said message key of a notice; may be empty
    record ComplaintQueueDeskView(List<LabelComplaint> complaints, Form form, Map<UUID, String> names, String said) {
        String who(Optional<UUID> actor, Page page) {
            return actor.map(id -> names.getOrDefault(id, page.t("badges.who.gone")))
                    .orElseGet(() -> page.t("badges.who.public"));
        }
    }

    private final LabelComplaints complaints;
    private final Accounts accounts;

    LabelComplaintDeskPages(LabelComplaints complaints, Accounts accounts) {
        this.complaints = complaints;
        this.accounts = accounts;
    }

    @GetMapping("/bureau/reclamations")
    View list(SignedInPerson actor, @RequestParam(defaultValue = "") String fait) {
        return waiting(
                actor,
                Form.empty(),
                switch (fait) {
                    case "pris" -> "badges.answer.taken";
                    case "courriel" -> "badges.answer.mailed";
                    case "repondu" -> "badges.answer.done";
                    default -> "";
                });
    }

    @PostMapping("/bureau/reclamations/{id}/etapes")
    View step(SignedInPerson actor, @PathVariable UUID id, Form form) {
        if (form.value("act").equals("taken")) return said(actor, form, complaints.take(actor, id), "pris");
        var words = LabelComplaint.KIND.answer(form, id);
        if (words.isEmpty()) return waiting(actor, form, "").status(422);
        return said(actor, form, complaints.answer(actor, id, words.get()), "repondu");
    }

    private View said(SignedInPerson actor, Form form, PublicRemarks.RemarkStepResult change, String done) {
        return switch (change) {
            case PublicRemarks.RemarkStepResult.RemarkStepDone(var mailed) ->
                View.redirect("/bureau/reclamations?fait=" + (mailed ? "courriel" : done));
            case PublicRemarks.RemarkStepResult.RemarkStepAlreadyDone() ->
                waiting(actor, form, "badges.answer.before").status(409);
            case PublicRemarks.RemarkStepResult.RemarkNotFound() -> throw new NotFoundException();
        };
    }

    private View waiting(SignedInPerson actor, Form form, String said) {
        var complaintList = complaints.list(actor);
        var people = complaintList.stream()
                .flatMap(one -> one.remark().steps().stream())
                .flatMap(step -> step.actor().stream())
                .collect(Collectors.toSet());
        var names = accounts.names(people);
        return View.of("label/complaints/complaints", new ComplaintQueueDeskView(complaintList, form, names, said));
    }

    @Bean
    static JournalSubjectNames complaintsInJournal() {
        return JournalSubjectNames.shownAt("complaints", _ -> "/bureau/reclamations");
    }

    @Bean
    static TaskSource complaintTasks(LabelComplaints complaints) {
        return TaskSource.coordination(() -> Task.several(
                complaints.waitingSince(),
                TaskKind.REPORT,
                "badges.complaints.card.waiting",
                TaskActionLabel.ANSWER,
                "/bureau/reclamations"));
    }
}
