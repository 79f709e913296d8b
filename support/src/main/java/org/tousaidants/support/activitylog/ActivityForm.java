package org.tousaidants.support.activitylog;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.activitylog.Activity.ActivityDetails;
import org.tousaidants.support.activitylog.Activity.ActivityKind;
import org.tousaidants.support.activitylog.Activity.ActivityResult;
import org.tousaidants.support.activitylog.Activity.ActivitySetting;
import org.tousaidants.support.activitylog.Activity.DeviceUsed;
import org.tousaidants.support.activitylog.Activity.HelpMode;
import org.tousaidants.support.activitylog.Activity.NextStep;
import org.tousaidants.support.activitylog.Activity.Outcome;

/// Reads the form of an act. One person by default; several people make it a workshop.
final class ActivityForm {
    static final int MOST_HEADS = 500;
    static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_THEMES = 12;
    private static final List<Integer> USUAL_MINUTES = List.of(15, 30, 45, 60, 90, 120);

    private ActivityForm() {}

    static Form fresh(boolean place) {
        return Form.filled(Map.of(
                "id",
                List.of(UUID.randomUUID().toString()),
                "tetes",
                List.of("1"),
                "ou",
                List.of(place ? "place" : "elsewhere")));
    }

    /// The form filled with an activity, for a correction.
    static Form of(Activity act) {
        var what = act.what();
        var filled = new HashMap<String, List<String>>();
        filled.put("id", List.of(UUID.randomUUID().toString()));
        filled.put("theme", what.themes());
        what.procedure().ifPresent(one -> filled.put("demarche", List.of(one)));
        what.mode().ifPresent(one -> filled.put("mode", List.of(ConstantName.low(one))));
        filled.put(USUAL_MINUTES.contains(what.minutes()) ? "duree" : "minutes", List.of("" + what.minutes()));
        filled.put("tetes", List.of("" + what.heads()));
        filled.put("ou", List.of(ConstantName.low(what.spot())));
        filled.put("materiel", what.gear().stream().map(ConstantName::low).toList());
        what.result().outcome().ifPresent(one -> filled.put("resultat", List.of(ConstantName.low(one))));
        what.result().obstacle().ifPresent(one -> filled.put("obstacle", List.of(ConstantName.low(one))));
        what.result().next().ifPresent(one -> filled.put("suite", List.of(ConstantName.low(one))));
        filled.put("jour", List.of(ParisTime.day(what.at()).toString()));
        return Form.filled(filled);
    }

    /// @param place the usual place of the helper
    static Optional<ActivityDetails> parse(Form form, Supplier<Optional<UUID>> place, Clock clock) {
        var procedure = form.text("demarche")
                .as(written -> NationalLogLists.themeOf(written).map(_ -> written), "web.error.choice");
        var themes = themes(form, procedure);
        var heads = form.text("tetes").integer(1, MOST_HEADS).orElse(1);
        var kind = heads > 1 ? ActivityKind.WORKSHOP : ActivityKind.INDIVIDUAL;
        var mode = form.one("mode", HelpMode.class);
        if (mode.isEmpty() && kind == ActivityKind.INDIVIDUAL) form.error("mode", "acts.mode.missing");
        var other = form.text("minutes").integer(1, MOST_MINUTES);
        var minutes = other.or(() -> form.text("duree").integer(1, MOST_MINUTES));
        if (minutes.isEmpty()) form.error("duree", "acts.minutes.missing");
        var spot = form.one("ou", ActivitySetting.class).orElse(ActivitySetting.ELSEWHERE);
        var gear = form.many("materiel", DeviceUsed.class);
        var outcome = form.one("resultat", Outcome.class);
        var obstacle = form.one("obstacle", Obstacle.class).filter(_ -> !outcome.equals(Optional.of(Outcome.SOLVED)));
        var next = form.one("suite", NextStep.class);
        var at = at(form, clock.instant());
        if (form.hasErrors()) return Optional.empty();
        return Optional.of(new ActivityDetails(
                kind,
                at,
                themes,
                procedure,
                kind == ActivityKind.INDIVIDUAL ? mode : Optional.empty(),
                minutes.orElseThrow(),
                heads,
                new Activity.ActivityPlace(spot, spot == ActivitySetting.PLACE ? place.get() : Optional.empty()),
                gear,
                new ActivityResult(outcome, obstacle, next)));
    }

    /// The notebook in which the person asks to record it; empty by default.
    static Optional<UUID> notebook(Form form, Set<UUID> open) {
        var notebook = form.text("cahier")
                .as(written -> ValueParser.uuid(written).filter(open::contains), "acts.notebook.closed");
        if (notebook.isPresent() && !form.checked("accord")) form.error("accord", "acts.notebook.agree");
        return notebook;
    }

    static List<Choice> notebooks(Page page, Map<UUID, Instant> open) {
        return open.entrySet().stream()
                .map(one ->
                        Choice.of(one.getKey().toString(), page.t("acts.notebook.until", page.moment(one.getValue()))))
                .toList();
    }

    private static List<String> themes(Form form, Optional<String> procedure) {
        var themes = new ArrayList<String>();
        for (var written :
                form.values("theme").stream().distinct().limit(MOST_THEMES).toList()) {
            if (NationalLogLists.theme(written).isPresent()) themes.add(written);
            else form.error("theme", "web.error.choice");
        }
        procedure
                .flatMap(NationalLogLists::themeOf)
                .filter(one -> !themes.contains(one))
                .ifPresent(themes::add);
        if (themes.isEmpty()) form.error("theme", "acts.theme.missing");
        return List.copyOf(themes);
    }

    /// A device sends the exact time of the act; a person types at most the day.
    private static Instant at(Form form, Instant now) {
        var moment = form.text("quand").as(ValueParser::moment, "acts.day.wrong");
        if (moment.isPresent()) return moment.get();
        var today = ParisTime.day(now);
        var day = form.text("jour").as(ValueParser::day, "acts.day.wrong").orElse(today);
        if (day.isAfter(today)) form.error("jour", "acts.day.future");
        if (day.isBefore(today.minusDays(Activities.OLDEST.toDays() - 1))) form.error("jour", "acts.day.old");
        return day.equals(today)
                ? now
                : day.atTime(LocalTime.NOON).atZone(ParisTime.ZONE).toInstant();
    }

    static List<Choice> themes(Page page, List<String> codes) {
        return codes.stream()
                .map(code -> Choice.of(code, page.t("acts.theme." + code)))
                .toList();
    }

    static List<Choice> otherThemes(Page page, List<String> first) {
        return themes(
                page,
                NationalLogLists.themes().stream()
                        .map(NationalLogLists.Theme::code)
                        .filter(code -> !first.contains(code))
                        .toList());
    }

    static List<Choice> procedures(Page page) {
        return NationalLogLists.procedures().stream()
                .map(code -> Choice.of(code, page.t("acts.procedure." + code)))
                .toList();
    }

    static List<Choice> minutes(Page page) {
        return IntStream.range(0, USUAL_MINUTES.size())
                .mapToObj(USUAL_MINUTES::get)
                .map(n -> Choice.of("" + n, page.t("acts.minutes.few", n)))
                .toList();
    }

    static <E extends Enum<E>> List<Choice> choices(Page page, Class<E> type, String key) {
        Function<E, Choice> choice =
                one -> Choice.of(ConstantName.low(one), page.t("acts." + key + "." + ConstantName.low(one)));
        return List.of(type.getEnumConstants()).stream().map(choice).toList();
    }
}
