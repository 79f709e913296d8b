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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.places.directory.ClosingResult;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// « Entretien des données » — at the desk: the open tasks, and each place's caretakers and letters.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class CareDeskPages {
    private static final int PER_PAGE = 30;
    private static final int MAIL_MAX = 254;
    private static final int NAME_MAX = 120;

    /// Another coordinator came first: nothing more to do, with a notice.
    private static final String ALREADY = "deja";

    private static final List<String> LANGUAGES = List.of("fr", "en");

    /// The open tasks; `asked` places wait for an answer to a letter.
    record ToDoList(
            List<UpkeepWork.ToDo> shown, int total, int current, int last, int asked, boolean writes, int done) {
        static String key(Enum<?> value) {
            return ConstantName.low(value);
        }
    }

    /// One place; `said` is the key of a notice, or empty; `names` are the network's accounts and caretakers.
    record PlaceUpkeepPage(
            Place place,
            PlaceCareDesk.PlaceUpkeepView desk,
            Form form,
            String said,
            boolean fine,
            String day,
            Optional<LocalDate> leaves) {
        /// The day and hour at which the letter leaves, never « the next run ».
        String leaving(Page page) {
            return leaves.map(one -> page.t("care.leaves.at", page.day(one)))
                    .orElseGet(() -> page.t("care.leaves.now"));
        }

        String saying(Page page) {
            return page.t(said, said.equals("care.place.said.asked") ? leaving(page) : day);
        }
    }

    private final UpkeepDesk desk;
    private final PlaceCareDesk care;
    private final LetterDeliveryDesk letters;
    private final Caretakers caretakers;
    private final Places places;

    CareDeskPages(
            UpkeepDesk desk, PlaceCareDesk care, LetterDeliveryDesk letters, Caretakers caretakers, Places places) {
        this.desk = desk;
        this.care = care;
        this.letters = letters;
        this.caretakers = caretakers;
        this.places = places;
    }

    @GetMapping("/bureau/entretien")
    View toDo(Actor actor, @RequestParam(defaultValue = "1") String page) {
        var tasks = desk.toDo();
        var paging = Pagination.of(page, tasks.size(), PER_PAGE);
        return View.of(
                "places/upkeep/toDo",
                new ToDoList(
                        paging.of(tasks),
                        tasks.size(),
                        paging.current(),
                        paging.last(),
                        desk.asked(),
                        desk.writes(),
                        desk.figures().done()));
    }

    @PostMapping("/bureau/entretien/courriels")
    View write(Actor actor, Form form) {
        desk.write(actor.network(), form.value("etat").equals("marche"), Optional.of(actor.id()));
        return View.redirect("/bureau/entretien");
    }

    @GetMapping("/bureau/entretien/lieux/{code}")
    View place(Actor actor, @PathVariable String code, @RequestParam(defaultValue = "") String fait) {
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
    View appoint(Actor actor, @PathVariable String code, Form form) {
        var place = find(code);
        var mail = form.text("mail")
                .required("care.place.mail.missing")
                .max(MAIL_MAX)
                .as(MailAddress::of, "care.place.mail.wrong");
        var name = form.text("name").max(NAME_MAX).as(PersonName::of, "care.place.name.wrong");
        var lang = form.text("langue").as(CareDeskPages::language, "web.error.choice");
        if (form.hasErrors() || mail.isEmpty())
            return seen(actor, place, form, "", false, "").status(422);
        return switch (caretakers.appoint(
                actor, place.code(), mail.get(), name.map(PersonName::value).orElse(""), lang.orElse("fr"))) {
            case Caretakers.Appointing.Appointed() -> back(place, "choisi");
            case Caretakers.Appointing.Already() ->
                seen(actor, place, form.error("mail", "care.place.mail.already"), "", false, "")
                        .status(422);
            case Caretakers.Appointing.TooMany(var most) ->
                seen(actor, place, form.error("mail", "care.place.mail.many", most), "", false, "")
                        .status(422);
            case Caretakers.Appointing.WantsNoLetters() ->
                seen(actor, place, form.error("mail", "care.place.mail.silent"), "", false, "")
                        .status(422);
        };
    }

    @PostMapping("/bureau/entretien/lieux/{code}/responsables/{person}/retrait")
    View withdraw(Actor actor, @PathVariable String code, @PathVariable UUID person) {
        var place = find(code);
        return back(place, caretakers.withdraw(actor, place, person) ? "retire" : ALREADY);
    }

    @PostMapping("/bureau/entretien/lieux/{code}/responsables/{person}/oubli")
    View forget(Actor actor, @PathVariable String code, @PathVariable UUID person) {
        var place = find(code);
        return back(place, caretakers.forget(actor, place, person) ? "oublie" : ALREADY);
    }

    @PostMapping("/bureau/entretien/lieux/{code}/demandes")
    View ask(Actor actor, @PathVariable String code, Page page) {
        var place = find(code);
        return switch (care.ask(actor, place)) {
            case PlaceCareDesk.AskResult.Asked() -> back(place, "demande");
            case PlaceCareDesk.AskResult.TooSoon(var from) ->
                seen(actor, place, Form.empty(), "care.place.said.soon", false, page.moment(from))
                        .status(409);
            case PlaceCareDesk.AskResult.Nobody() ->
                seen(actor, place, Form.empty(), "care.place.said.nobody", false, "")
                        .status(409);
        };
    }

    @PostMapping("/bureau/entretien/lieux/{code}/fermetures")
    View close(Actor actor, @PathVariable String code, Form form) {
        return closing(actor, code, form, true);
    }

    @PostMapping("/bureau/entretien/lieux/{code}/reouvertures")
    View reopen(Actor actor, @PathVariable String code, Form form) {
        return closing(actor, code, form, false);
    }

    private View closing(Actor actor, String code, Form form, boolean closed) {
        var place = find(code);
        var seen = form.text("seen").integer(1, Integer.MAX_VALUE / 2);
        if (seen.isEmpty()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return switch (desk.close(actor, place, seen.get(), closed)) {
            case ClosingResult.Done done -> back(place, closed ? "ferme" : "rouvert");
            case ClosingResult.Unchanged same -> back(place, closed ? "ferme" : "rouvert");
            case ClosingResult.Overtaken(var now) ->
                seen(actor, now, Form.empty(), "care.place.said.overtaken", false, "")
                        .status(409);
            case ClosingResult.NotFound() -> throw new NotFound();
        };
    }

    @PostMapping("/bureau/entretien/lieux/{code}/vu")
    View seenByEyes(Actor actor, @PathVariable String code) {
        var place = find(code);
        return back(place, care.seen(actor, place) ? "regle" : ALREADY);
    }

    @PostMapping("/bureau/entretien/lieux/{code}/courriels/{letter}/retour")
    View bounced(Actor actor, @PathVariable String code, @PathVariable UUID letter) {
        var place = find(code);
        return decided(letters.bounced(actor, place, letter), place, "retour");
    }

    @PostMapping("/bureau/entretien/lieux/{code}/courriels/{letter}/sort")
    View settle(Actor actor, @PathVariable String code, @PathVariable UUID letter, Form form) {
        var place = find(code);
        return decided(letters.settle(actor, place, letter, form.value("sort").equals("arrive")), place, "regle");
    }

    private static Optional<String> language(String typed) {
        return LANGUAGES.contains(typed) ? Optional.of(typed) : Optional.empty();
    }

    static List<Choice> languages(Page page) {
        return LANGUAGES.stream()
                .map(lang -> Choice.of(lang, page.t("care.place.lang." + lang)))
                .toList();
    }

    private View seen(Actor actor, Place place, Form form, String said, boolean fine, String day) {
        return View.of(
                "places/upkeep/place",
                new PlaceUpkeepPage(place, care.see(actor, place), form, said, fine, day, desk.leave()));
    }

    private static View decided(LetterDeliveryDesk.Deciding decided, Place place, String what) {
        return switch (decided) {
            case DONE -> back(place, what);
            case ALREADY -> back(place, ALREADY);
            case NOT_FOUND -> throw new NotFound();
        };
    }

    private static View back(Place place, String what) {
        return View.redirect("/bureau/entretien/lieux/" + place.code() + "?fait=" + what);
    }

    private Place find(String code) {
        return PlaceCode.endOf(code).flatMap(known -> places.find(known)).orElseThrow(NotFound::new);
    }

    @Bean
    static TaskSource careTasks(UpkeepDesk desk) {
        return TaskSource.data(() -> Task.several(
                        desk.figures().toDo(), Kind.CARE, "care.card.waiting", Verb.OPEN, "/bureau/entretien")
                .map(Task::later));
    }
}
