package org.tousaidants.places.upkeep;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.feedback.PublicRemarks;
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
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// Pages on which the people in charge read and answer the reported errors.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class SheetErrorReportDeskPages {
    private static final int PER_PAGE = 50;

    /// The list of reported errors. Each report has its own form input, named `words-` with the id of the
    /// report; `said` is the key of the message about the last action, or empty.
    record ReportQueueDeskView(
            List<SheetErrorReport> reports,
            Map<PlaceId, Place> places,
            Map<UUID, SentUpkeepLetter.LetterDeliveryState> letters,
            Pagination paging,
            Form form,
            String said) {
        static String send(SheetErrorReport report) {
            return report.remark().mail().isPresent() ? "care.answer.send.mail" : "care.answer.send";
        }
    }

    private final SheetErrorReports reports;
    private final Places places;

    SheetErrorReportDeskPages(SheetErrorReports reports, Places places) {
        this.reports = reports;
        this.places = places;
    }

    @GetMapping("/bureau/signalements")
    View list(
            SignedInPerson actor,
            @RequestParam(defaultValue = "") String fait,
            @RequestParam(defaultValue = "1") String page) {
        return waiting(
                actor,
                page,
                Form.empty(),
                switch (fait) {
                    case "" -> "";
                    case "courriel" -> "care.answer.mailed";
                    default -> "care.answer.done";
                });
    }

    @PostMapping("/bureau/signalements/{id}/reponses")
    View answer(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var words = SheetErrorReport.KIND.answer(form, id);
        if (words.isEmpty()) return waiting(actor, "1", form, "").status(422);
        return switch (reports.answer(id, PersonPlaceRelation.of(actor.role()), actor.id(), words.get())) {
            case PublicRemarks.RemarkStepResult.RemarkStepDone(var mailed) ->
                View.redirect("/bureau/signalements?fait=" + (mailed ? "courriel" : "1"));
            case PublicRemarks.RemarkStepResult.RemarkStepAlreadyDone() ->
                waiting(actor, "1", form, "care.answer.before").status(409);
            case PublicRemarks.RemarkStepResult.RemarkNotFound() -> throw new NotFoundException();
        };
    }

    private View waiting(SignedInPerson actor, String page, Form form, String said) {
        var paging = Pagination.of(page, reports.count(), PER_PAGE);
        var all = reports.list(actor.id(), paging.offset(), PER_PAGE);
        var about =
                places.find(all.stream().map(SheetErrorReport::place).distinct().toList());
        return View.of(
                "places/upkeep/reports", new ReportQueueDeskView(all, about, reports.letters(all), paging, form, said));
    }

    @Bean
    static JournalSubjectNames reportsInJournal() {
        return JournalSubjectNames.shownAt("reports", _ -> "/bureau/signalements");
    }

    @Bean
    static TaskSource reportTasks(SheetErrorReports reports) {
        return TaskSource.data(() -> Task.several(
                reports.waitingSince(),
                TaskKind.REPORT,
                "care.reports.card.waiting",
                TaskActionLabel.ANSWER,
                "/bureau/signalements"));
    }
}
