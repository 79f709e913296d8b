package org.tousaidants.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tousaidants.Modules;

/// The architecture rules that class files can show; `SeededMistakesTest` shows that each catches its mistake.
class ArchitectureTest {
    private static final CodeBase CODE = CodeBase.asBuilt();

    /// In addition to all packages of `core`.
    private static final Set<String> KERNELS = Set.of(
            "places.columnmapping",
            "places.matching",
            "rules.protocol",
            "rules.reading",
            "rules.archive",
            "rules.judging",
            "rules.forks",
            "rules.commands",
            "find.ranking");

    /// They provide the database, or are below the provider: `platform.db` has its own jobs.
    private static final Set<String> BELOW_SQL = Set.of("platform.db", "platform.jobs", "platform.tenancy");

    /// By their simple names: meta-annotations are not always read.
    private static final Set<String> COMPONENTS = Set.of("Component", "Service", "Configuration", "ControllerAdvice");

    @Test
    void roomsTouchWhatTheySay() {
        assertThat(CODE.misdeclared())
                .as("allowedDependencies in package-info.java are exactly the dependencies of the package's lines")
                .isEmpty();
    }

    @Test
    void roomsStandInNoCircle() {
        assertThat(CODE.circle())
                .as("calls go down the list of packages; events go up")
                .isEmpty();
    }

    @Test
    void onlyStoresHoldSql() {
        assertThat(sqlOutsideStores(CODE))
                .as("SQL lives in a …Store (or in package db)")
                .isEmpty();
    }

    @Test
    void storesAskSql() {
        assertThat(storesBesideSql(CODE))
                .as("a store asks Sql, which binds the network with the statement that it scopes")
                .isEmpty();
    }

    @Test
    void onlyPagesAndApisHoldHttp() {
        assertThat(httpOutsidePages(CODE))
                .as("HTTP lives in …Pages, …Api and …Form (or in packages web, signin and openid: the ways in)")
                .isEmpty();
    }

    @Test
    void pagesGoThroughTheService() {
        assertThat(pagesThatSkipTheService(CODE))
                .as("a page asks the service of the package, never its store")
                .isEmpty();
    }

    @Test
    void publicMeansUsedByAnotherPackage() {
        assertThat(CODE.publicForNobody())
                .as("package-private until another package needs it")
                .isEmpty();
    }

    @Test
    void timeIsPassedIn() {
        assertThat(clocksReadInPlace(CODE))
                .as("inject java.time.Clock; only package db makes one")
                .isEmpty();
    }

    @Test
    void kernelsHaveNoFriends() {
        assertThat(kernelsWithFriends(CODE))
                .as("a kernel (core, or named so) knows the JDK and its chosen libraries, no Spring, no SQL")
                .isEmpty();
    }

    @Test
    void nothingStandsUncalled() {
        var uncalled = new UncalledMemberFinder(Modules.files("target/classes"), Modules.files("target/test-classes"));
        assertThat(uncalled.methods())
                .as("neither the site nor a test calls it: delete it")
                .isEmpty();
        assertThat(uncalled.fields()).as("written and never read: delete it").isEmpty();
    }

    @Test
    void nothingTakesTooMuch() {
        assertThat(tooWide(CODE))
                .as("a constructor takes eight things at most, a record ten: with more it holds several ideas, and each"
                        + " wants a type of its own")
                .isEmpty();
    }

    static List<String> tooWide(CodeBase code) {
        return code.types()
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
        // Excludes compiler parameters: the name and ordinal of a constant, the outer object of an inner
        // class.
        var unseen = type.isEnum() ? 2 : type.isInnerClass() ? 1 : 0;
        return type.getConstructors().stream()
                .map(constructor -> constructor.getRawParameterTypes().size() - unseen)
                .filter(parts -> parts > 8)
                .map(parts -> type.getName() + " takes " + parts);
    }

    @Test
    void aPluralIsAService() {
        assertThat(pluralsThatAreNoService(CODE))
                .as("a component called by a plural is a service: pages, commands and other packages ask it; a part"
                        + " inside the package is named after its function")
                .isEmpty();
    }

    @Test
    void aGerundIsAResult() {
        assertThat(gerundsThatAct(CODE))
                .as("a gerund names the result of an act; a component that acts has the name of an agent or a thing")
                .isEmpty();
    }

    static List<String> gerundsThatAct(CodeBase code) {
        return components(code)
                .map(JavaClass::getName)
                .filter(name -> name.endsWith("ing"))
                .sorted()
                .toList();
    }

    private static Stream<JavaClass> components(CodeBase code) {
        return code.types()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> type.getAnnotations().stream()
                        .anyMatch(one -> COMPONENTS.contains(one.getRawType().getSimpleName())));
    }

    static List<String> pluralsThatAreNoService(CodeBase code) {
        return components(code)
                .filter(type -> type.getSimpleName().matches(".*[^s]s") && !named(type, "Pages"))
                .filter(type -> type.getAllRawInterfaces().stream()
                        .allMatch(asked -> CodeBase.packageOf(asked).isEmpty() || in(asked, CodeBase.packageOf(type))))
                .filter(type -> type.getDirectDependenciesToSelf().stream()
                        .map(Dependency::getOriginClass)
                        .allMatch(by -> in(by, CodeBase.packageOf(type)) && !asks(by)))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    private static boolean asks(JavaClass type) {
        return named(type, "Pages")
                || named(type, "Api")
                || type.isAssignableTo("org.tousaidants.core.commands.Command");
    }

    static List<String> sqlOutsideStores(CodeBase code) {
        return code.breaches(
                type -> !named(type, "Store") && !BELOW_SQL.contains(CodeBase.packageOf(type)),
                type -> type.getPackageName().startsWith("org.springframework.jdbc")
                        || type.getPackageName().startsWith("java.sql")
                        || type.getPackageName().startsWith("javax.sql"));
    }

    static List<String> storesBesideSql(CodeBase code) {
        return code.breaches(
                type -> !BELOW_SQL.contains(CodeBase.packageOf(type)),
                type -> type.getPackageName().equals("org.springframework.jdbc.core.simple")
                        && !type.getSimpleName().equals("MappedQuerySpec"));
    }

    static List<String> httpOutsidePages(CodeBase code) {
        return code.breaches(
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

    static List<String> pagesThatSkipTheService(CodeBase code) {
        return code.breaches(type -> named(type, "Pages") || named(type, "Api"), type -> named(type, "Store"));
    }

    static List<String> clocksReadInPlace(CodeBase code) {
        return code.types()
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

    static List<String> kernelsWithFriends(CodeBase code) {
        Predicate<JavaClass> kernel =
                type -> CodeBase.packageOf(type).startsWith("core.") || KERNELS.contains(CodeBase.packageOf(type));
        return code.breaches(
                kernel,
                type -> type.getPackageName().startsWith("org.springframework")
                                && !type.getSimpleName().equals("HtmlUtils")
                        || type.getPackageName().startsWith("java.sql")
                        || type.getPackageName().startsWith("jakarta"));
    }

    private static boolean in(JavaClass type, String packageName) {
        return CodeBase.packageOf(type).equals(packageName);
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
                "org.tousaidants.platform.feedback.PublicRemark",
                "org.tousaidants.platform.feedback.PublicRemarkForm",
                "org.tousaidants.places.upkeep.SheetErrorReport",
                "org.tousaidants.label.complaints.LabelComplaint");
        var letters = CODE.types()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getRawReturnType().getName().equals("org.tousaidants.platform.mail.Letter"))
                .toList();
        assertThat(letters).hasSizeGreaterThan(5);
        assertThat(letters)
                .as("a letter to an unproven address contains no text typed by its requester: pass the"
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
