package org.tousaidants.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.ApplicationModule;
import org.tousaidants.Modules;

/// The code from its class files: packages, their declared dependencies, and their actual dependencies.
final class CodeBase {
    private static final String ROOT = "org.tousaidants";

    private final JavaClasses classes;

    /// Read once for all tests of a process.
    private static final class LoadedCodeBase {
        static final CodeBase CODE =
                new CodeBase(new ClassFileImporter().importPaths(Modules.folders("target/classes")));
    }

    private CodeBase(JavaClasses classes) {
        this.classes = classes;
    }

    static CodeBase asBuilt() {
        return LoadedCodeBase.CODE;
    }

    static CodeBase in(Path classFiles) {
        return new CodeBase(new ClassFileImporter().importPath(classFiles));
    }

    /// The written classes: neither package-info nor generated templates.
    Stream<JavaClass> types() {
        return classes.stream()
                .filter(type -> !packageOf(type).isEmpty())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !isTemplate(type));
    }

    List<String> breaches(Predicate<JavaClass> who, Predicate<JavaClass> what) {
        return types().filter(who)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                what.test(dependency.getTargetClass().getBaseComponentType()))
                        .map(dependency -> type.getName() + " → "
                                + dependency
                                        .getTargetClass()
                                        .getBaseComponentType()
                                        .getName()))
                .distinct()
                .sorted()
                .toList();
    }

    Map<String, Set<String>> declared() {
        var packageNames = new TreeMap<String, Set<String>>();
        for (var type : classes)
            if (type.getSimpleName().equals("package-info") && !packageOf(type).isEmpty())
                packageNames.put(
                        packageOf(type),
                        Arrays.stream(type.getAnnotationOfType(ApplicationModule.class)
                                        .allowedDependencies())
                                // An empty list is read as the annotation's own mark
                                // for "open".
                                .filter(friend -> friend.matches("[a-z]+\\.[a-z]+"))
                                .collect(Collectors.toCollection(TreeSet::new)));
        return packageNames;
    }

    /// Each package with missing or unused declared dependencies, and the correct declaration.
    List<String> misdeclared() {
        var declared = declared();
        var touched = touched();
        var packageNames = new TreeSet<>(declared.keySet());
        packageNames.addAll(touched.keySet());
        return packageNames.stream()
                .filter(packageName -> !declared.getOrDefault(packageName, Set.of())
                        .equals(touched.getOrDefault(packageName, Set.of())))
                .map(packageName -> packageName + " touches " + touched.getOrDefault(packageName, Set.of())
                        + " and declares " + declared.getOrDefault(packageName, Set.of()))
                .toList();
    }

    Map<String, Set<String>> touched() {
        var packageNames = new TreeMap<String, Set<String>>();
        for (var type : classes) {
            if (packageOf(type).isEmpty()) continue;
            var touches = packageNames.computeIfAbsent(packageOf(type), packageName -> new TreeSet<>());
            for (var other : outside(type)) touches.add(packageOf(other));
        }
        return packageNames;
    }

    /// Public types that no other package, nor the application, names, and that occur in no signature
    /// of a named type.
    List<String> publicForNobody() {
        var used = classes.stream()
                .flatMap(type -> outside(type).stream())
                .map(CodeBase::topLevel)
                .collect(Collectors.toSet());
        types().filter(CodeBase::isPublic)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> !topLevel(dependency.getTargetClass().getBaseComponentType())
                        .equals(topLevel(dependency.getOriginClass())))
                .map(dependency -> topLevel(dependency.getTargetClass().getBaseComponentType()))
                .filter(name -> !name.isEmpty())
                .forEach(used::add);
        return types().filter(
                        type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .filter(type -> type.getEnclosingClass().isEmpty())
                // The application finds commands by the services file of their module.
                .filter(type -> !type.isAssignableTo(ROOT + ".core.commands.Command"))
                .map(JavaClass::getName)
                .filter(name -> !used.contains(name))
                .sorted()
                .toList();
    }

    /// A cycle of packages, if there is one.
    Optional<List<String>> circle() {
        var arrows = touched();
        for (var start : arrows.keySet()) {
            var path = walk(arrows, start, start, List.of(start));
            if (path.isPresent()) return path;
        }
        return Optional.empty();
    }

    private static Optional<List<String>> walk(
            Map<String, Set<String>> arrows, String goal, String packageName, List<String> path) {
        for (var next : arrows.getOrDefault(packageName, Set.of())) {
            if (next.equals(goal)) return Optional.of(append(path, next));
            if (path.contains(next)) continue;
            var found = walk(arrows, goal, next, append(path, next));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static List<String> append(List<String> path, String packageName) {
        return Stream.concat(path.stream(), Stream.of(packageName)).toList();
    }

    private static List<JavaClass> outside(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(other ->
                        !packageOf(other).isEmpty() && !packageOf(other).equals(packageOf(type))
                                || other.getPackageName().equals(ROOT)
                                        && !type.getPackageName().equals(ROOT))
                .filter(other -> !packageOf(other).isEmpty())
                .toList();
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static String topLevel(JavaClass type) {
        var name = type.getName();
        var inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }

    static boolean isTemplate(JavaClass type) {
        return type.getSimpleName().startsWith("Jte") && type.getSimpleName().endsWith("Generated");
    }

    /// « module.package », or empty for the application.
    static String packageOf(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : "";
    }

    static String moduleOf(String packageName) {
        return packageName.substring(0, packageName.indexOf('.'));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
