package org.tousaidants.find.answers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.find.answers.OfferWords.AnswerCard;
import org.tousaidants.find.ranking.Answer;
import org.tousaidants.find.ranking.Concession;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.NamedProcedure;
import org.tousaidants.find.ranking.Offer;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.RankComponent;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.SearchArea;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.find.understanding.Danger;
import org.tousaidants.find.understanding.HelpNumber;
import org.tousaidants.find.understanding.TownNames;
import org.tousaidants.places.directory.Photos;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.maps.LandMap;
import org.tousaidants.platform.maps.MapDrawing;
import org.tousaidants.platform.web.ChangesNothing;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.SummaryRow;
import org.tousaidants.platform.web.View;

/// « Trouver de l'aide » — four pages with one question each, or one page with all of them at the desk.
/// Everything is in the address: nothing is kept, no identity is asked.
@Controller
@PublicAccess
class FindPages {
    /// The question of a page, the earlier answers, and the values that the form carries along.
    record Question(
            Search search,
            SearchWords words,
            Form form,
            Map<String, String> kept,
            List<Commune> communes,
            UnderstoodSentence heard,
            TownNames towns) {
        List<SummaryRow> soFar() {
            return words.soFar(search);
        }

        /// Whether to say who else helps: words were not understood, or no place does what they name.
        boolean elsewhere() {
            return !heard.left().isEmpty()
                    || form.errors().stream()
                            .anyMatch(mistake -> mistake.field().equals("dit"))
                    || !NamedProcedure.elsewhere(search.procedures()).isEmpty();
        }

        /// Only the ticked choices: the desk does not list the others beside the answers.
        List<Choice> ticked(String name, List<Choice> all) {
            return all.stream().filter(choice -> form.has(name, choice.value())).toList();
        }

        /// Each commune with its side, seen from the network.
        List<Choice> communeChoices(Page page) {
            return communes.stream()
                    .map(one -> Choice.of(one.code(), one.written())
                            .hint(page.t("find.where." + ConstantName.low(towns.tier(one)))))
                    .toList();
        }
    }

    /// « Entendu » — the parts of the sentence that were understood, each with the address of the search without
    /// it, and the words that were not understood.
    record UnderstoodSentence(List<SearchWords.Chip> chips, String path, List<String> left, Optional<String> street) {
        String without(SearchWords.Chip chip) {
            return chip.without().isEmpty() ? path : path + "?" + chip.without();
        }
    }

    /// « Page de réponses » — five at a time of `total`; `before` stand on the pages before.
    record Pagination(int before, int total, Optional<String> previous, Optional<String> next) {}

    /// « À côté » — the help offered where no place answers.
    ///
    /// @param elsewhere whether the commune is far from here
    record OtherHelp(
            Optional<AnswerCard> franceServices,
            boolean elsewhere,
            Optional<NothingOpen> shut,
            List<AnswerLink> ways,
            List<NearbyVisit> passing,
            List<WithoutCar.Part> withoutCar) {}

    /// « Réponses trouvées » — in words.
    record ResultsView(
            Search search,
            SearchWords words,
            List<AnswerCard> offers,
            Pagination leaf,
            List<Concession> conceded,
            List<String> given,
            List<Link> more,
            Optional<LandMap> map,
            UnderstoodSentence heard,
            OtherHelp beside) {
        /// The needs alone, for the pages after an answer.
        /// For the pages of other modules: all that the person said, without place and time.
        String needs() {
            return search.needed().withUrgency(search.urgency()).query();
        }

        String title(Page page) {
            if (offers.isEmpty()) return page.t("find.none.title");
            var before = leaf.before();
            if (before == 0 && beside.shut().isPresent())
                return beside.shut().get().title();
            if (before == 0 && !conceded.isEmpty()) return words.partial(search, conceded, offers.size());
            return before == 0
                    ? page.t("find.answers.title", offers.size())
                    : page.t("find.answers.part", before + 1, before + offers.size(), leaf.total());
        }

        /// The commune from whose estimated centre the distances are counted.
        Optional<String> guessed() {
            return search.where()
                    .filter(_ -> search.way() != HelpChannel.REMOTE)
                    .flatMap(SearchArea::commune)
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

    record AnswersView(Question question, ResultsView found) {}

    record DeskView(Question question, Optional<ResultsView> found) {}

    /// « D'abord » — the numbers to call, and where the search continues.
    record FirstCall(List<HelpNumber> numbers, String onward) {}

    /// « Est-ce que cela vous arrive ? » — the dangers that the sentence may tell of, each with the page of its
    /// numbers, and where the search continues.
    record DangerQuestion(List<Asked> dangers, String onward) {
        record Asked(Danger danger, String path) {}
    }

    private final Searches searches;
    private final TownNameSource towns;
    private final Networks networks;
    private final Photos photos;
    private final List<AnswerLink> ways;
    private final ApplicationEventPublisher events;

    FindPages(
            Searches searches,
            TownNameSource towns,
            Networks networks,
            Photos photos,
            List<AnswerLink> ways,
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
        return View.of("find/answers/home", new SearchWords(page, searches.today()));
    }

    @GetMapping("/aide")
    View need(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return View.of("find/answers/need", question(read(asked, page), page, "besoin"));
    }

    @GetMapping("/aide/ou")
    View where(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return where(asked, page, false);
    }

    /// The same for words, which a form posts so that no address holds them.
    @PostMapping("/aide/ou")
    @ChangesNothing
    @RateLimit
    View said(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return where(asked, page, true);
    }

    private View where(MultiValueMap<String, String> asked, Page page, boolean posted) {
        var form = read(asked, page);
        var danger = danger(form, "/aide/ou");
        if (danger.isPresent()) return danger.get();
        if (!form.communes().isEmpty() && !form.search().needs().isEmpty())
            return View.of("find/answers/where", question(form, page, "ou", "comment"))
                    .status(422);
        if (form.form().hasErrors())
            return View.of("find/answers/need", question(form, page, "besoin")).status(422);
        var search = form.search();
        if (form.placed() && !asked.containsKey("changer"))
            return form.told() ? told(answered(form, page)).atASecret() : answersOf(search);
        if (form.told())
            return View.of("find/answers/where", question(form, page, "ou", "comment"))
                    .atASecret();
        if (posted || form.typed()) return View.redirect(path("/aide/ou", search));
        return View.of("find/answers/where", question(form, page, "ou", "comment"));
    }

    @GetMapping("/aide/precisions")
    View matters(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return matters(asked, page, false);
    }

    @PostMapping("/aide/precisions")
    @ChangesNothing
    @RateLimit
    View saidWhere(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return matters(asked, page, true);
    }

    private View matters(MultiValueMap<String, String> asked, Page page, boolean posted) {
        var form = read(asked, page);
        if (!form.form().hasErrors() && !form.placed()) form.mistake("lieu", "find.where.missing");
        if (form.form().hasErrors())
            return View.of("find/answers/where", question(form, page, "ou", "comment"))
                    .status(422);
        if ((posted || form.typed()) && !form.told()) return View.redirect(path("/aide/precisions", form.search()));
        return View.of("find/answers/matters", question(form, page, "compte", "quand", "rayon"));
    }

    @GetMapping("/aide/reponses")
    @RateLimit
    View answers(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return told(answered(asked, page, false));
    }

    /// The bar above the answers is posted, so that no address holds a typed commune.
    @PostMapping("/aide/reponses")
    @ChangesNothing
    @RateLimit
    View saidAbove(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return told(answered(asked, page, true)).atASecret();
    }

    private Answered answered(MultiValueMap<String, String> asked, Page page, boolean posted) {
        var form = read(asked, page);
        if (form.typed() && form.form().hasErrors()) return Answered.nothing(again(form, page));
        if (!form.placed()) return Answered.nothing(View.redirect(path("/aide/ou", form.search())));
        if ((posted || form.typed()) && !form.told()) return Answered.nothing(answersOf(form.search()));
        if (!posted && scattered(asked)) return Answered.nothing(answersOf(form.search()));
        return answered(form, page);
    }

    /// A mistake in the bar above the answers is asked again on the page of its question.
    private View again(FindForm form, Page page) {
        var wrong =
                form.form().error("besoin").or(() -> form.form().error("dit")).isPresent();
        return (wrong
                        ? View.of("find/answers/need", question(form, page, "besoin"))
                        : View.of("find/answers/where", question(form, page, "ou", "comment")))
                .status(422);
    }

    private Answered answered(FindForm form, Page page) {
        var reply = answer(form.search());
        return new Answered(
                View.of(
                        "find/answers/answers",
                        new AnswersView(
                                question(form, page, "ou", "comment", "quand", "rayon", "urgence", "nombre"),
                                found(reply, form, page, "/aide/reponses"))),
                SearchAnswered.first(form.search(), reply.answer()));
    }

    /// An answer and, for a person without a car, the ways to get the help.
    private record Reply(Answer answer, Optional<WithoutCar> withoutCar) {}

    private Reply answer(Search search) {
        var marks = searches.marks();
        if (search.way() != HelpChannel.WITHOUT_CAR) return new Reply(searches.answer(search, marks), Optional.empty());
        var communes = towns.here().communes();
        var found = WithoutCar.of(
                search, searches.from(search), searches, marks, NearbyVisit.of(search, searches, communes));
        return new Reply(found.answer(), Optional.of(found));
    }

    /// « D'abord » — the emergency number before any search. The address holds one letter for each number and
    /// none of the words; nothing of it is stored.
    @GetMapping("/aide/d-abord")
    View safety(
            @RequestParam(defaultValue = "") String n, @RequestParam MultiValueMap<String, String> asked, Page page) {
        var numbers = HelpNumber.ofLetters(n);
        return View.of(
                        "find/answers/safety",
                        new FirstCall(
                                numbers.isEmpty() ? HelpNumber.all() : numbers,
                                onward("/aide/ou", read(asked, page).search())))
                .atASecret();
    }

    /// « Comment les lieux sont classés » — the criteria and their weights, on one page so that no card has to
    /// repeat them.
    @GetMapping("/aide/classement")
    View ranking() {
        return View.of("find/answers/ranking", List.of(RankComponent.values()));
    }

    /// A danger comes before the search; one that is only possible is asked about.
    private static Optional<View> danger(FindForm form, String path) {
        var signs = form.signs();
        var needs = Search.ANYTHING.withNeeds(form.search().needs());
        if (!signs.sure().isEmpty())
            return Optional.of(View.redirect(first(signs.sure(), needs)).atASecret());
        if (signs.possible().isEmpty()) return Optional.empty();
        return Optional.of(View.of(
                        "find/answers/dangerQuestion",
                        new DangerQuestion(
                                signs.possible().stream()
                                        .map(one -> new DangerQuestion.Asked(one, first(Set.of(one), needs)))
                                        .toList(),
                                onward(path, form.search())))
                .atASecret());
    }

    private static String first(Set<Danger> dangers, Search needs) {
        var query = needs.query();
        return "/aide/d-abord?n=" + HelpNumber.letters(HelpNumber.of(dangers)) + (query.isEmpty() ? "" : "&" + query);
    }

    private static String onward(String path, Search search) {
        return search.needs().isEmpty() ? "/aide" : path(path, search);
    }

    /// « Au guichet » — the same on one page, for a clerk who receives a person.
    @GetMapping("/aide/guichet")
    @RateLimit
    View desk(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return desk(asked, page, false);
    }

    @PostMapping("/aide/guichet")
    @ChangesNothing
    @RateLimit
    View saidAtDesk(@RequestParam MultiValueMap<String, String> asked, Page page) {
        return desk(asked, page, true);
    }

    private View desk(MultiValueMap<String, String> asked, Page page, boolean posted) {
        var form = read(asked, page);
        var danger = danger(form, "/aide/guichet");
        if (danger.isPresent()) return danger.get();
        var search = form.search();
        if (asked.containsKey("quand") && !form.placed() && !form.form().hasErrors())
            form.mistake("lieu", "find.where.missing");
        var fields = question(form, page, "besoin", "ou", "comment", "compte", "quand", "rayon", "urgence", "nombre");
        if (form.form().hasErrors())
            return View.of("find/answers/desk", new DeskView(fields, Optional.empty()))
                    .status(422);
        if ((posted || form.typed()) && !form.told() || scattered(asked))
            return View.redirect(path("/aide/guichet", search) + "#reponses");
        if (!form.placed() || asked.containsKey("choisir"))
            return View.of("find/answers/desk", new DeskView(fields, Optional.empty()));
        var reply = answer(search);
        var found = found(reply, form, page, "/aide/guichet");
        return told(new Answered(
                View.of("find/answers/desk", new DeskView(fields, Optional.of(found))),
                SearchAnswered.first(search, reply.answer())));
    }

    private FindForm read(Map<String, List<String>> asked, Page page) {
        return FindForm.parse(asked, towns.here(), searches.today(), page.locale());
    }

    private Question question(FindForm form, Page page, String... fields) {
        var kept = new LinkedHashMap<>(form.search().parameters());
        kept.keySet().removeAll(List.of(fields));
        if (List.of(fields).contains("besoin")) kept.remove("demarche");
        // A position has no words to type again: it stays until a commune replaces it.
        form.search()
                .where()
                .filter(where -> where.commune().isEmpty())
                .ifPresent(where -> kept.put("ou", where.parameter()));
        var words = new SearchWords(page, searches.today());
        return new Question(
                form.search(), words, form.form(), kept, form.communes(), heard(form, words, "/aide/ou"), towns.here());
    }

    private static UnderstoodSentence heard(FindForm form, SearchWords words, String path) {
        return new UnderstoodSentence(words.chips(form.search()), path, form.left(), form.street());
    }

    private ResultsView found(Reply reply, FindForm form, Page page, String path) {
        var answer = reply.answer();
        var search = form.search();
        var marks = searches.marks();
        var words = new SearchWords(page, searches.today());
        var said = new OfferWords(
                page,
                search,
                searches.now(),
                marks,
                photos.cards(),
                searches.free(),
                new DistanceWords(page, search, searches));
        var before = reply.withoutCar().isPresent()
                ? 0
                : Math.max(0, answer.offers().size() - 1) / Search.DEFAULT_LIMIT * Search.DEFAULT_LIMIT;
        var here = answer.offers().subList(before, answer.offers().size());
        var offers = new ArrayList<AnswerCard>();
        for (var offer : here) offers.add(said.say(before + offers.size() + 1, offer));
        return new ResultsView(
                search,
                words,
                offers,
                new Pagination(
                        before,
                        answer.total(),
                        Optional.of(before).filter(n -> n > 0).map(n -> path(path, search.withLimit(n))),
                        next(search, answer).map(wider -> path(path, wider))),
                answer.given(),
                words.given(answer),
                Stream.concat(
                                answer.partly().stream()
                                        .flatMap(match -> match
                                                .search()
                                                .map(narrower -> new Link(path(path, narrower), words.partly(match)))
                                                .stream()),
                                answer.more().stream()
                                        .map(more -> new Link(path(path, more.search()), words.more(more))))
                        .toList(),
                search.where()
                        .filter(_ -> offers.stream().anyMatch(AnswerCard::seen))
                        .map(where -> map(where, here, before, marks, page)),
                heard(form, words, path),
                new OtherHelp(
                        answer.franceServices().map(offer -> said.say(0, offer)),
                        search.where()
                                .flatMap(SearchArea::commune)
                                .filter(one -> towns.here().tier(one) == TownNames.Tier.FAR)
                                .isPresent(),
                        NothingOpen.of(
                                search,
                                () -> searches.unlessOpen(search.withWhen(new SearchTime.Today()), marks),
                                here,
                                searches.now(),
                                page),
                        ways,
                        search.way() == HelpChannel.REMOTE || before > 0
                                ? List.of()
                                : reply.withoutCar()
                                        .map(WithoutCar::passing)
                                        .orElseGet(() -> NearbyVisit.of(
                                                search, searches, towns.here().communes())),
                        reply.withoutCar().map(one -> one.parts(offers)).orElse(List.of())));
    }

    /// Drawn on our server: no third party learns the search.
    private LandMap map(SearchArea where, List<Offer> here, int before, Searches.Marks marks, Page page) {
        var communes = towns.here().communes();
        var home = where.commune().or(() -> communes.nearest(where.point()));
        var departement =
                home.map(Commune::departement).orElseGet(() -> networks.here().departement());
        var pins = new LinkedHashMap<String, Point>();
        var recognised = new HashSet<String>();
        var links = new HashMap<String, LandMap.PinLink>();
        for (var i = 0; i < here.size(); i++) {
            var candidate = here.get(i).candidate();
            if (here.get(i).metres().isEmpty() || candidate.is(PlaceFact.REMOTE_ONLY)) continue;
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

    /// Tick boxes give one parameter each: the stored address joins them into one.
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
