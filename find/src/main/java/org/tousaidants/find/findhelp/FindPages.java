package org.tousaidants.find.findhelp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.find.findhelp.OfferWords.Said;
import org.tousaidants.find.ranking.Answer;
import org.tousaidants.find.ranking.Component;
import org.tousaidants.find.ranking.Offer;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.TownNames;
import org.tousaidants.find.ranking.Way;
import org.tousaidants.find.ranking.When;
import org.tousaidants.find.ranking.Where;
import org.tousaidants.places.directory.Photos;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.maps.LandMap;
import org.tousaidants.platform.maps.MapDrawing;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.SummaryRow;
import org.tousaidants.platform.web.View;

/// « Trouver de l'aide » — four pages with one question each, or one page with all of them at the desk. Everything
/// is in the address: nothing is kept, no identity is asked.
@Controller
@Open
class FindPages {
    /// The question of a page, what was answered before it, and what the form carries along.
    record Question(
            Search search,
            SearchWords words,
            Form form,
            Map<String, String> kept,
            List<Commune> communes,
            Heard heard,
            TownNames towns) {
        List<SummaryRow> soFar() {
            return words.soFar(search);
        }

        /// Only what is ticked: beside answers, a desk reads no list of what was not asked.
        List<Choice> ticked(String name, List<Choice> all) {
            return all.stream().filter(choice -> form.has(name, choice.value())).toList();
        }

        /// Each commune with where it stands, seen from the network.
        List<Choice> communeChoices(Page page) {
            return communes.stream()
                    .map(one -> Choice.of(one.code(), one.written())
                            .hint(page.t("find.where." + ConstantName.low(towns.tier(one)))))
                    .toList();
        }
    }

    /// « Entendu » — what was understood, each part with the address of the rest, and the words that were not.
    record Heard(List<SearchWords.Chip> chips, String path, List<String> left, Optional<String> street) {
        String without(SearchWords.Chip chip) {
            return chip.without().isEmpty() ? path : path + "?" + chip.without();
        }
    }

    /// « Page de réponses » — five at a time of `total`; `before` stand on the pages before.
    record Leaf(int before, int total, Optional<String> previous, Optional<String> next) {}

    /// « À côté » — what may help where no answer does.
    ///
    /// @param elsewhere whether the commune is far from here
    record Beside(
            Optional<Said> franceServices,
            boolean elsewhere,
            Optional<AllShut> shut,
            List<OfferWay> ways,
            List<PassingNear> passing) {}

    /// « Réponses trouvées » — in words.
    record Found(
            Search search,
            SearchWords words,
            List<Said> offers,
            Leaf leaf,
            List<String> given,
            List<Link> more,
            Optional<LandMap> map,
            Heard heard,
            Beside beside) {
        /// The needs alone, for whatever comes after an answer.
        String needs() {
            return Search.ANYTHING.withNeeds(search.needs()).query();
        }

        String title(Page page) {
            if (offers.isEmpty()) return page.t("find.none.title");
            var before = leaf.before();
            if (before == 0 && beside.shut().isPresent())
                return beside.shut().get().title();
            return before == 0
                    ? page.t("find.answers.title", offers.size())
                    : page.t("find.answers.part", before + 1, before + offers.size(), leaf.total());
        }

        /// The commune from whose estimated centre the distances are counted.
        Optional<String> guessed() {
            return search.where()
                    .filter(_ -> search.way() != Way.REMOTE)
                    .flatMap(Where::commune)
                    .filter(Commune::estimated)
                    .map(Commune::name);
        }
    }

    record Link(String href, String words) {}

    /// A page, and the search that it answers.
    private record Answered(View view, Optional<SearchAnswered> search) {
        static Answered nothing(View view) {
            return new Answered(view, Optional.empty());
        }
    }

    record Desk(Question question, Optional<Found> found) {}

    /// The numbers of help that comes at once, by the letter of the alphabet that stands for each.
    static final List<String> NUMBERS = List.of("3919", "3114", "17", "112", "114", "119", "115");

    private final Searches searches;
    private final Towns towns;
    private final Networks networks;
    private final Photos photos;
    private final List<OfferWay> ways;
    private final ApplicationEventPublisher events;

    FindPages(
            Searches searches,
            Towns towns,
            Networks networks,
            Photos photos,
            List<OfferWay> ways,
            ApplicationEventPublisher events) {
        this.searches = searches;
        this.towns = towns;
        this.networks = networks;
        this.photos = photos;
        this.ways = ways;
        this.events = events;
    }

    private View told(Answered answered) {
        answered.search().ifPresent(events::publishEvent);
        return answered.view();
    }

    @GetMapping("/")
    View home(Page page) {
        return View.of("find/findhelp/home", new SearchWords(page, searches.today()));
    }

    @GetMapping("/aide")
    View need(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return View.of("find/findhelp/need", question(read(asked, page), page, "besoin"));
    }

    @GetMapping("/aide/ou")
    View where(@RequestParam MultiValueMap<String, String> asked, Page page) {
        var form = read(asked, page);
        if (!form.alerts().isEmpty()) return first(form.alerts());
        if (!form.communes().isEmpty() && !form.search().needs().isEmpty())
            return View.of("find/findhelp/where", question(form, page, "ou", "comment"))
                    .status(422);
        if (form.form().hasErrors())
            return View.of("find/findhelp/need", question(form, page, "besoin")).status(422);
        var search = form.search();
        if (form.placed() && !asked.containsKey("changer"))
            return form.told() ? told(answered(form, page)).atASecret() : answersOf(search);
        if (form.told())
            return View.of("find/findhelp/where", question(form, page, "ou", "comment"))
                    .atASecret();
        if (form.typed()) return View.redirect(path("/aide/ou", search));
        return View.of("find/findhelp/where", question(form, page, "ou", "comment"));
    }

    @GetMapping("/aide/precisions")
    View matters(@RequestParam MultiValueMap<String, String> asked, Page page) {
        var form = read(asked, page);
        if (!form.form().hasErrors() && !form.placed()) form.mistake("lieu", "find.where.missing");
        if (form.form().hasErrors())
            return View.of("find/findhelp/where", question(form, page, "ou", "comment"))
                    .status(422);
        if (form.typed() && !form.told()) return View.redirect(path("/aide/precisions", form.search()));
        return View.of("find/findhelp/matters", question(form, page, "compte", "quand", "rayon"));
    }

    @GetMapping("/aide/reponses")
    @RateLimit
    View answers(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return told(answered(asked, page));
    }

    private Answered answered(MultiValueMap<String, String> asked, Page page) {
        var form = read(asked, page);
        if (!form.placed()) return Answered.nothing(View.redirect(path("/aide/ou", form.search())));
        if (scattered(asked)) return Answered.nothing(answersOf(form.search()));
        return answered(form, page);
    }

    private Answered answered(FindForm form, Page page) {
        var answer = answer(form.search());
        return new Answered(
                View.of("find/findhelp/answers", found(answer, form, page, "/aide/reponses")),
                SearchAnswered.first(form.search(), answer));
    }

    private Answer answer(Search search) {
        return searches.answer(search, searches.marks());
    }

    /// « D'abord » — before any search: the number that helps at once. The address holds one letter for each number
    /// and none of the words; nothing of it is written anywhere.
    @GetMapping("/aide/d-abord")
    View safety(@RequestParam(defaultValue = "") String n, Page page) {
        var numbers = n.chars()
                .map(letter -> letter - 'a')
                .filter(i -> i >= 0 && i < NUMBERS.size())
                .distinct()
                .mapToObj(NUMBERS::get)
                .toList();
        return View.of("find/findhelp/safety", numbers.isEmpty() ? NUMBERS : numbers)
                .atASecret();
    }

    /// « Comment les lieux sont classés » — what counts and how much, which no card has to carry.
    @GetMapping("/aide/classement")
    View ranking() {
        return View.of("find/findhelp/ranking", List.of(Component.values()));
    }

    private static View first(List<String> alerts) {
        var letters = new StringBuilder();
        for (var number : alerts) letters.append((char) ('a' + NUMBERS.indexOf(number)));
        return View.redirect("/aide/d-abord?n=" + letters).atASecret();
    }

    /// « Au guichet » — the same on one page, for a clerk who has a person in front of her.
    @GetMapping("/aide/guichet")
    @RateLimit
    View desk(@RequestParam MultiValueMap<String, String> asked, Page page) {
        var form = read(asked, page);
        if (!form.alerts().isEmpty()) return first(form.alerts());
        var search = form.search();
        if (asked.containsKey("quand") && !form.placed() && !form.form().hasErrors())
            form.mistake("lieu", "find.where.missing");
        var fields = question(form, page, "besoin", "ou", "comment", "compte", "quand", "rayon", "urgence", "nombre");
        if (form.form().hasErrors())
            return View.of("find/findhelp/desk", new Desk(fields, Optional.empty()))
                    .status(422);
        if (form.typed() && !form.told() || scattered(asked))
            return View.redirect(path("/aide/guichet", search) + "#reponses");
        if (!form.placed() || asked.containsKey("choisir"))
            return View.of("find/findhelp/desk", new Desk(fields, Optional.empty()));
        var answer = answer(search);
        var found = found(answer, form, page, "/aide/guichet");
        return told(new Answered(
                View.of("find/findhelp/desk", new Desk(fields, Optional.of(found))),
                SearchAnswered.first(search, answer)));
    }

    private FindForm read(Map<String, List<String>> asked, Page page) {
        return FindForm.parse(asked, towns.here(), searches.today(), page.locale());
    }

    private Question question(FindForm form, Page page, String... fields) {
        var kept = new LinkedHashMap<>(form.search().parameters());
        kept.keySet().removeAll(List.of(fields));
        // A position has no words to be typed again: it stays until a commune takes its place.
        form.search()
                .where()
                .filter(where -> where.commune().isEmpty())
                .ifPresent(where -> kept.put("ou", where.parameter()));
        var words = new SearchWords(page, searches.today());
        return new Question(
                form.search(), words, form.form(), kept, form.communes(), heard(form, words, "/aide/ou"), towns.here());
    }

    private static Heard heard(FindForm form, SearchWords words, String path) {
        return new Heard(words.chips(form.search()), path, form.left(), form.street());
    }

    private Found found(Answer answer, FindForm form, Page page, String path) {
        var search = form.search();
        var marks = searches.marks();
        var words = new SearchWords(page, searches.today());
        var said = new OfferWords(
                page,
                search,
                searches.now(),
                marks,
                photos.cards(),
                new DistanceWords(page, search, searches::byCar, searches::byTransit));
        var before = Math.max(0, answer.offers().size() - 1) / Search.DEFAULT_LIMIT * Search.DEFAULT_LIMIT;
        var here = answer.offers().subList(before, answer.offers().size());
        var offers = new ArrayList<Said>();
        for (var offer : here) offers.add(said.say(before + offers.size() + 1, offer));
        return new Found(
                search,
                words,
                offers,
                new Leaf(
                        before,
                        answer.total(),
                        Optional.of(before).filter(n -> n > 0).map(n -> path(path, search.withLimit(n))),
                        next(search, answer).map(wider -> path(path, wider))),
                words.given(search, answer.given()),
                answer.more().stream()
                        .map(more -> new Link(path(path, more.search()), words.more(more)))
                        .toList(),
                search.where()
                        .filter(_ -> offers.stream().anyMatch(Said::seen))
                        .map(where -> map(where, here, before, marks, page)),
                heard(form, words, path),
                new Beside(
                        answer.franceServices().map(offer -> said.say(0, offer)),
                        search.where()
                                .flatMap(Where::commune)
                                .filter(one -> towns.here().tier(one) == TownNames.Tier.FAR)
                                .isPresent(),
                        AllShut.of(
                                search,
                                () -> searches.unlessOpen(search.withWhen(new When.Today()), marks),
                                here,
                                searches.now(),
                                page),
                        ways,
                        search.way() == Way.REMOTE || before > 0
                                ? List.of()
                                : PassingNear.of(search, searches, towns.here().communes())));
    }

    /// Drawn here: no third party learns who looks for what and where.
    private LandMap map(Where where, List<Offer> here, int before, Searches.Marks marks, Page page) {
        var communes = towns.here().communes();
        var home = where.commune().or(() -> communes.nearest(where.point()));
        var departement =
                home.map(Commune::departement).orElseGet(() -> networks.here().departement());
        var pins = new LinkedHashMap<String, Point>();
        var recognised = new HashSet<String>();
        var links = new HashMap<String, LandMap.PinLink>();
        for (var i = 0; i < here.size(); i++) {
            var candidate = here.get(i).candidate();
            if (here.get(i).metres().isEmpty()) continue;
            var number = Integer.toString(before + i + 1);
            candidate.point().ifPresent(point -> pins.put(number, point));
            links.put(number, new LandMap.PinLink("/lieux/" + candidate.slug(), candidate.name()));
            if (marks.all().contains(candidate.id())) recognised.add(number);
        }
        return MapDrawing.around(
                        departement,
                        communes.inDepartement(departement),
                        where.point(),
                        where.commune().map(Commune::name).orElseGet(() -> page.t("find.map.you")),
                        pins.values())
                .pins(pins, recognised, links)
                .drawn();
    }

    private static Optional<Search> next(Search search, Answer answer) {
        return answer.offers().size() == search.limit() && search.limit() < Search.MAX_LIMIT
                ? Optional.of(search.withLimit(search.limit() + Search.DEFAULT_LIMIT))
                : Optional.empty();
    }

    /// Tick boxes give one parameter each: the address that is kept has them in one.
    private static boolean scattered(Map<String, List<String>> asked) {
        return asked.values().stream().anyMatch(values -> values.size() > 1);
    }

    private static View answersOf(Search search) {
        return View.redirect(path("/aide/reponses", search));
    }

    private static String path(String path, Search search) {
        var query = search.query();
        return query.isEmpty() ? path : path + "?" + query;
    }
}
