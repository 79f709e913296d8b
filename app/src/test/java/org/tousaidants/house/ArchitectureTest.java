package org.tousaidants.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tousaidants.Wings;

/// The rules of the house that class files can show; `SeededMistakesTest` shows that each catches its mistake.
class ArchitectureTest {
    private static final House HOUSE = House.asBuilt();

    /// Beside all rooms of `core`.
    private static final Set<String> KERNELS =
            Set.of("places.fieldmapping", "places.matching", "label.rules", "find.ranking");

    /// They hand the database out, or stand below the one that does: `platform.db` has jobs of its own.
    private static final Set<String> BELOW_SQL = Set.of("platform.db", "platform.jobs", "platform.tenancy");

    /// By their own names: what an annotation is annotated with is not always read with it.
    private static final Set<String> COMPONENTS = Set.of("Component", "Service", "Configuration", "ControllerAdvice");

    @Test
    void roomsTouchWhatTheySay() {
        if (Boolean.getBoolean("ta.fix")) {
            HOUSE.declareWhatIsTouched();
            return;
        }
        assertThat(HOUSE.misdeclared())
                .as("allowedDependencies in package-info.java are exactly what the room's lines touch")
                .isEmpty();
    }

    @Test
    void roomsStandInNoCircle() {
        assertThat(HOUSE.circle())
                .as("calls go down the list of rooms; news goes up as events")
                .isEmpty();
    }

    @Test
    void onlyStoresHoldSql() {
        assertThat(sqlOutsideStores(HOUSE))
                .as("SQL lives in a …Store (or in room db)")
                .isEmpty();
    }

    @Test
    void storesAskSql() {
        assertThat(storesBesideSql(HOUSE))
                .as("a store asks Sql, which binds the network with the statement that it scopes")
                .isEmpty();
    }

    @Test
    void onlyPagesAndApisHoldHttp() {
        assertThat(httpOutsidePages(HOUSE))
                .as("HTTP lives in …Pages, …Api and …Form (or in rooms web, signin and openid: the ways in)")
                .isEmpty();
    }

    @Test
    void pagesGoThroughTheDoor() {
        assertThat(pagesThatSkipTheDoor(HOUSE))
                .as("a page asks the door of the room, never its store")
                .isEmpty();
    }

    @Test
    void publicMeansUsedByAnotherRoom() {
        assertThat(HOUSE.publicForNobody())
                .as("package-private until another room needs it")
                .isEmpty();
    }

    @Test
    void timeIsPassedIn() {
        assertThat(clocksReadInPlace(HOUSE))
                .as("inject java.time.Clock; only room db makes one")
                .isEmpty();
    }

    @Test
    void kernelsHaveNoFriends() {
        assertThat(kernelsWithFriends(HOUSE))
                .as("a kernel (core, or named so) knows the JDK and its chosen libraries, no Spring, no SQL")
                .isEmpty();
    }

    @Test
    void nothingStandsUncalled() {
        var uncalled = new Uncalled(Wings.files("target/classes"), Wings.files("target/test-classes"));
        assertThat(uncalled.methods())
                .as("neither the site nor a test calls it: delete it")
                .isEmpty();
        assertThat(uncalled.fields()).as("written and never read: delete it").isEmpty();
    }

    @Test
    void nothingTakesTooMuch() {
        assertThat(tooWide(HOUSE))
                .as("a constructor takes eight things at most, a record ten: with more it holds several ideas, and each"
                        + " wants a type of its own")
                .isEmpty();
    }

    static List<String> tooWide(House house) {
        return house.types()
                .filter(type -> !type.isAnonymousClass())
                .flatMap(type -> type.isRecord() ? wideRecord(type) : wideConstructors(type))
                .sorted()
                .toList();
    }

    private static Stream<String> wideRecord(JavaClass type) {
        var parts = type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .count();
        return parts > 10 ? Stream.of(type.getName() + " has " + parts) : Stream.empty();
    }

    private static Stream<String> wideConstructors(JavaClass type) {
        // What the compiler hands over too: the name and the number of a constant, the object around an inner class.
        var unseen = type.isEnum() ? 2 : type.isInnerClass() ? 1 : 0;
        return type.getConstructors().stream()
                .map(constructor -> constructor.getRawParameterTypes().size() - unseen)
                .filter(parts -> parts > 8)
                .map(parts -> type.getName() + " takes " + parts);
    }

    @Test
    void aPluralIsADoor() {
        assertThat(pluralsThatAreNoDoor(HOUSE))
                .as("a component called by a plural is a door: a page, a command or another room asks it; what the room"
                        + " has for itself is named after what it does")
                .isEmpty();
    }

    @Test
    void aGerundIsAResult() {
        assertThat(gerundsThatAct(HOUSE))
                .as("a gerund is what became of an act; the component that acts is named after who or what it is")
                .isEmpty();
    }

    static List<String> gerundsThatAct(House house) {
        return components(house)
                .map(JavaClass::getName)
                .filter(name -> name.endsWith("ing"))
                .sorted()
                .toList();
    }

    private static Stream<JavaClass> components(House house) {
        return house.types()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> type.getAnnotations().stream()
                        .anyMatch(one -> COMPONENTS.contains(one.getRawType().getSimpleName())));
    }

    static List<String> pluralsThatAreNoDoor(House house) {
        return components(house)
                .filter(type -> type.getSimpleName().matches(".*[^s]s") && !named(type, "Pages"))
                .filter(type -> type.getAllRawInterfaces().stream()
                        .allMatch(asked -> House.room(asked).isEmpty() || in(asked, House.room(type))))
                .filter(type -> type.getDirectDependenciesToSelf().stream()
                        .map(Dependency::getOriginClass)
                        .allMatch(by -> in(by, House.room(type)) && !asks(by)))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    private static boolean asks(JavaClass type) {
        return named(type, "Pages")
                || named(type, "Api")
                || type.isAssignableTo("org.tousaidants.core.commands.Command");
    }

    static List<String> sqlOutsideStores(House house) {
        return house.breaches(
                type -> !named(type, "Store") && !BELOW_SQL.contains(House.room(type)),
                type -> type.getPackageName().startsWith("org.springframework.jdbc")
                        || type.getPackageName().startsWith("java.sql")
                        || type.getPackageName().startsWith("javax.sql"));
    }

    static List<String> storesBesideSql(House house) {
        return house.breaches(
                type -> !BELOW_SQL.contains(House.room(type)),
                type -> type.getPackageName().equals("org.springframework.jdbc.core.simple")
                        && !type.getSimpleName().equals("MappedQuerySpec"));
    }

    static List<String> httpOutsidePages(House house) {
        return house.breaches(
                type -> !named(type, "Pages")
                        && !named(type, "Api")
                        && !named(type, "Form")
                        && !in(type, "platform.web")
                        && !in(type, "platform.signin")
                        && !in(type, "platform.openid"),
                type -> type.getPackageName().startsWith("jakarta.servlet")
                        || type.getPackageName().startsWith("org.springframework.web")
                                && !type.getSimpleName().equals("HtmlUtils")
                        || type.getPackageName().startsWith("org.springframework.http"));
    }

    static List<String> pagesThatSkipTheDoor(House house) {
        return house.breaches(type -> named(type, "Pages") || named(type, "Api"), type -> named(type, "Store"));
    }

    static List<String> clocksReadInPlace(House house) {
        return house.types()
                .filter(type -> !in(type, "platform.db"))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getPackageName().equals("java.time")
                                && call.getName().equals("now")
                                && call.getTarget().getRawParameterTypes().isEmpty()
                        || call.getTargetOwner().getName().equals("java.time.Clock")
                                && call.getName().startsWith("system")
                        || call.getName().equals("currentTimeMillis"))
                .map(call -> call.getOriginOwner().getName() + " calls "
                        + call.getTargetOwner().getSimpleName() + "." + call.getName())
                .distinct()
                .sorted()
                .toList();
    }

    static List<String> kernelsWithFriends(House house) {
        Predicate<JavaClass> kernel =
                type -> House.room(type).startsWith("core.") || KERNELS.contains(House.room(type));
        return house.breaches(
                kernel,
                type -> type.getPackageName().startsWith("org.springframework")
                                && !type.getSimpleName().equals("HtmlUtils")
                        || type.getPackageName().startsWith("java.sql")
                        || type.getPackageName().startsWith("jakarta"));
    }

    private static boolean in(JavaClass type, String room) {
        return House.room(type).equals(room);
    }

    private static boolean named(JavaClass type, String job) {
        var name = type.getName();
        return (name.contains("$") ? name.substring(0, name.indexOf('$')) : name).endsWith(job);
    }

    @Test
    void noLetterIsMadeOfWordsThatAStrangerTyped() {
        var unproven = Set.of(
                "org.tousaidants.platform.identity.SignIns$Guest",
                "org.tousaidants.platform.identity.PersonName",
                "org.tousaidants.platform.feedback.Remark",
                "org.tousaidants.platform.feedback.RemarkForm",
                "org.tousaidants.places.upkeep.Report",
                "org.tousaidants.label.badges.Complaint");
        var letters = HOUSE.types()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getRawReturnType().getName().equals("org.tousaidants.platform.mail.Letter"))
                .toList();
        assertThat(letters).hasSizeGreaterThan(5);
        assertThat(letters)
                .as("a letter to an address that nobody has proven holds no word typed by who asked for it: pass the"
                        + " address, and write the name only once the account is open")
                .allSatisfy(method -> assertThat(method.getParameterTypes().stream()
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .flatMap(type -> Stream.concat(
                                        Stream.of(type),
                                        type.getFields().stream()
                                                .filter(field -> type.isRecord())
                                                .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream()))))
                        .as(method.getFullName())
                        .noneMatch(type -> unproven.contains(type.getName())));
    }
}
