package org.tousaidants.places.upkeep;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceClosingResult;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// « Entretien des données » — coordination pages with the open tasks, and with the contact persons and the letters
/// of each place.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class DataUpkeepDeskPages {
    private static final int PER_PAGE = 30;
    private static final int MAIL_MAX = 254;
    private static final int NAME_MAX = 120;

    /// Key of the notice that another coordinator has already done the task, so that this coordinator has
    /// nothing left to do.
    private static final String ALREADY = "deja";

    private static final List<String> LANGUAGES = List.of("fr", "en");

    /// The list of open tasks; `asked` is the number of places that wait for an answer to a letter.
    record UpkeepTaskListView(
            List<DataUpkeepWork.UpkeepTask> shown,
            int total,
            int current,
            int last,
            int asked,
            boolean writes,
            int done) {
        static String key(Enum<?> value) {
            return EnumConstantName.low(value);
        }
    }

    /// The page of one place. `said` is the key of the message about the last action, or empty; `names` are the
    /// names of the network's accounts and of the contact persons.
    record PlaceUpkeepDeskView(
            Place place,
            PlaceUpkeepDesk.PlaceUpkeepView desk,
            Form form,
            String said,
            boolean fine,
            String day,
            Optional<LocalDate> leaves) {
        /// Returns in words the day and hour at which the next letter about the place will be sent.
        String leaving(Page page) {
            return leaves.map(one -> page.t("care.leaves.at", page.day(one)))
                    .orElseGet(() -> page.t("care.leaves.now"));
        }

        String saying(Page page) {
            return page.t(said, said.equals("care.place.said.asked") ? leaving(page) : day);
        }
    }

    private final DataUpkeepDesk desk;
    private final PlaceUpkeepDesk care;
    private final UpkeepLetterDeliveryDesk letters;
    private final PlaceCaretakers caretakers;
    private final Places places;

    DataUpkeepDeskPages(
            DataUpkeepDesk desk,
            PlaceUpkeepDesk care,
            UpkeepLetterDeliveryDesk letters,
            PlaceCaretakers caretakers,
            Places places) {
        this.desk = desk;
        this.care = care;
        this.letters = letters;
        this.caretakers = caretakers;
        this.places = places;
    }

    @GetMapping("/bureau/entretien")
    View toDo(SignedInPerson actor, @RequestParam(defaultValue = "1") String page) {
        var tasks = desk.toDo();
        var paging = Pagination.of(page, tasks.size(), PER_PAGE);
        return View.of(
                "places/upkeep/toDo",
                new UpkeepTaskListView(
                        paging.of(tasks),
                        tasks.size(),
                        paging.current(),
                        paging.last(),
                        desk.asked(),
                        desk.writes(),
                        desk.figures().done()));
    }

    @PostMapping("/bureau/entretien/courriels")
    View write(SignedInPerson actor, Form form) {
        desk.write(actor.network(), form.value("etat").equals("marche"), Optional.of(actor.id()));
        return View.redirect("/bureau/entretien");
    }

    @GetMapping("/bureau/entretien/lieux/{code}")
    View place(SignedInPerson actor, @PathVariable String code, @RequestParam(defaultValue = "") String fait) {
        var notice = switch (fait) {
            case "choisi" -> "care.place.said.appointed";
            case "retire" -> "care.place.said.withdrawn";
            case "oublie" -> "care.place.said.forgotten";
            case "demande" -> "care.place.said.asked";
            case "retour" -> "care.place.said.bounced";
            case "regle" -> "care.place.said.settled";
            case ALREADY -> "care.place.said.already";
            case "ferme" -> "care.place.said.closed";
            case "rouvert" -> "care.place.said.reopened";
            default -> "";
        };
        return seen(actor, find(code), Form.empty(), notice, true, "");
    }

    @PostMapping("/bureau/entretien/lieux/{code}/responsables")
    View appoint(SignedInPerson actor, @PathVariable String code, Form form) {
        var place = find(code);
        var mail = form.text("mail")
                .required("care.place.mail.missing")
                .max(MAIL_MAX)
                .as(MailAddress::of, "care.place.mail.wrong");
        var name = form.text("name").max(NAME_MAX).as(PersonName::of, "care.place.name.wrong");
        var lang = form.text("langue").as(DataUpkeepDeskPages::language, "web.error.choice");
        if (form.hasErrors() || mail.isEmpty())
            return seen(actor, place, form, "", false, "").status(422);
        return switch (caretakers.appoint(
                actor, place.code(), mail.get(), name.map(PersonName::value).orElse(""), lang.orElse("fr"))) {
            case PlaceCaretakers.AppointmentResult.CaretakerAppointed() -> back(place, "choisi");
            case PlaceCaretakers.AppointmentResult.CaretakerAlreadyAppointed() ->
                seen(actor, place, form.error("mail", "care.place.mail.already"), "", false, "")
                        .status(422);
            case PlaceCaretakers.AppointmentResult.TooManyCaretakers(var most) ->
                seen(actor, place, form.error("mail", "care.place.mail.many", most), "", false, "")
                        .status(422);
            case PlaceCaretakers.AppointmentResult.PersonWantsNoLetters() ->
                seen(actor, place, form.error("mail", "care.place.mail.silent"), "", false, "")
                        .status(422);
        };
    }

    @PostMapping("/bureau/entretien/lieux/{code}/responsables/{person}/retrait")
    View withdraw(SignedInPerson actor, @PathVariable String code, @PathVariable UUID person) {
        var place = find(code);
        return back(place, caretakers.withdraw(actor, place, person) ? "retire" : ALREADY);
    }

    @PostMapping("/bureau/entretien/lieux/{code}/responsables/{person}/oubli")
    View forget(SignedInPerson actor, @PathVariable String code, @PathVariable UUID person) {
        var place = find(code);
        return back(place, caretakers.forget(actor, place, person) ? "oublie" : ALREADY);
    }

    @PostMapping("/bureau/entretien/lieux/{code}/demandes")
    View ask(SignedInPerson actor, @PathVariable String code, Page page) {
        var place = find(code);
        return switch (care.ask(actor, place)) {
            case PlaceUpkeepDesk.CheckRequestResult.CaretakerAsked() -> back(place, "demande");
            case PlaceUpkeepDesk.CheckRequestResult.TooSoonForLetter(var from) ->
                seen(actor, place, Form.empty(), "care.place.said.soon", false, page.moment(from))
                        .status(409);
            case PlaceUpkeepDesk.CheckRequestResult.NoCaretakerToAsk() ->
                seen(actor, place, Form.empty(), "care.place.said.nobody", false, "")
                        .status(409);
        };
    }

    @PostMapping("/bureau/entretien/lieux/{code}/fermetures")
    View close(SignedInPerson actor, @PathVariable String code, Form form) {
        return closing(actor, code, form, true);
    }

    @PostMapping("/bureau/entretien/lieux/{code}/reouvertures")
    View reopen(SignedInPerson actor, @PathVariable String code, Form form) {
        return closing(actor, code, form, false);
    }

    private View closing(SignedInPerson actor, String code, Form form, boolean closed) {
        var place = find(code);
        var seen = form.text("seen").integer(1, Integer.MAX_VALUE / 2);
        if (seen.isEmpty()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return switch (desk.close(actor, place, seen.get(), closed)) {
            case PlaceClosingResult.ClosingDone done -> back(place, closed ? "ferme" : "rouvert");
            case PlaceClosingResult.PlaceAlreadyClosed same -> back(place, closed ? "ferme" : "rouvert");
            case PlaceClosingResult.ClosingOvertaken(var now) ->
                seen(actor, now, Form.empty(), "care.place.said.overtaken", false, "")
                        .status(409);
            case PlaceClosingResult.PlaceToCloseNotFound() -> throw new NotFoundException();
        };
    }

    @PostMapping("/bureau/entretien/lieux/{code}/vu")
    View seenByEyes(SignedInPerson actor, @PathVariable String code) {
        var place = find(code);
        return back(place, care.seen(actor, place) ? "regle" : ALREADY);
    }

    @PostMapping("/bureau/entretien/lieux/{code}/courriels/{letter}/retour")
    View bounced(SignedInPerson actor, @PathVariable String code, @PathVariable UUID letter) {
        var place = find(code);
        return decided(letters.bounced(actor, place, letter), place, "retour");
    }

    @PostMapping("/bureau/entretien/lieux/{code}/courriels/{letter}/sort")
    View settle(SignedInPerson actor, @PathVariable String code, @PathVariable UUID letter, Form form) {
        var place = find(code);
        return decided(letters.settle(actor, place, letter, form.value("sort").equals("arrive")), place, "regle");
    }

    private static Optional<String> language(String typed) {
        return LANGUAGES.contains(typed) ? Optional.of(typed) : Optional.empty();
    }

    static List<FormChoice> languages(Page page) {
        return LANGUAGES.stream()
                .map(lang -> FormChoice.of(lang, page.t("care.place.lang." + lang)))
                .toList();
    }

    private View seen(SignedInPerson actor, Place place, Form form, String said, boolean fine, String day) {
        return View.of(
                "places/upkeep/place",
                new PlaceUpkeepDeskView(place, care.see(actor, place), form, said, fine, day, desk.leave()));
    }

    private static View decided(UpkeepLetterDeliveryDesk.LetterDecisionResult decided, Place place, String what) {
        return switch (decided) {
            case DONE -> back(place, what);
            case ALREADY -> back(place, ALREADY);
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    private static View back(Place place, String what) {
        return View.redirect("/bureau/entretien/lieux/" + place.code() + "?fait=" + what);
    }

    private Place find(String code) {
        return PlaceCode.endOf(code).flatMap(known -> places.find(known)).orElseThrow(NotFoundException::new);
    }

    @Bean
    static TaskSource careTasks(DataUpkeepDesk desk) {
        return TaskSource.data(() -> Task.several(
                        desk.figures().toDo(),
                        TaskKind.CARE,
                        "care.card.waiting",
                        TaskActionLabel.OPEN,
                        "/bureau/entretien")
                .map(Task::later));
    }
}
