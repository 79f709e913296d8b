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
import org.tousaidants.platform.feedback.Remarks;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// Pages on which the people who answer read the reported errors.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class ErrorReportDeskPages {
    private static final int PER_PAGE = 50;

    /// Each report has its own field in the form, `words-` and its id; `said` is the key of a notice, or empty.
    record ReportQueueDeskView(
            List<Report> reports,
            Map<PlaceId, Place> places,
            Map<UUID, SentLetter.Fate> letters,
            Pagination paging,
            Form form,
            String said) {
        static String send(Report report) {
            return report.remark().mail().isPresent() ? "care.answer.send.mail" : "care.answer.send";
        }
    }

    private final Reports reports;
    private final Places places;

    ErrorReportDeskPages(Reports reports, Places places) {
        this.reports = reports;
        this.places = places;
    }

    @GetMapping("/bureau/signalements")
    View list(
            Actor actor, @RequestParam(defaultValue = "") String fait, @RequestParam(defaultValue = "1") String page) {
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
    View answer(Actor actor, @PathVariable UUID id, Form form) {
        var words = Report.KIND.answer(form, id);
        if (words.isEmpty()) return waiting(actor, "1", form, "").status(422);
        return switch (reports.answer(id, PlaceRelation.of(actor.role()), actor.id(), words.get())) {
            case Remarks.Change.Done(var mailed) ->
                View.redirect("/bureau/signalements?fait=" + (mailed ? "courriel" : "1"));
            case Remarks.Change.DoneBefore() ->
                waiting(actor, "1", form, "care.answer.before").status(409);
            case Remarks.Change.NotFound() -> throw new NotFound();
        };
    }

    private View waiting(Actor actor, String page, Form form, String said) {
        var paging = Pagination.of(page, reports.count(), PER_PAGE);
        var all = reports.list(actor.id(), paging.offset(), PER_PAGE);
        var about = places.find(all.stream().map(Report::place).distinct().toList());
        return View.of(
                "places/upkeep/reports", new ReportQueueDeskView(all, about, reports.letters(all), paging, form, said));
    }

    @Bean
    static JournalSubjectNames reportsInJournal() {
        return JournalSubjectNames.shownAt("reports", _ -> "/bureau/signalements");
    }

    @Bean
    static TaskSource reportTasks(Reports reports) {
        return TaskSource.data(() -> Task.several(
                reports.waitingSince(), Kind.REPORT, "care.reports.card.waiting", Verb.ANSWER, "/bureau/signalements"));
    }
}
