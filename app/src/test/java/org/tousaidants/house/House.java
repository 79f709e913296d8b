package org.tousaidants.house;

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
import org.tousaidants.Wings;

/// The house as its class files are: rooms, what each says it may touch, and what its lines touch.
final class House {
    private static final String ROOT = "org.tousaidants";

    private final JavaClasses classes;

    /// Read once for all tests of a process.
    private static final class Built {
        static final House HOUSE = new House(new ClassFileImporter().importPaths(Wings.folders("target/classes")));
    }

    private House(JavaClasses classes) {
        this.classes = classes;
    }

    static House asBuilt() {
        return Built.HOUSE;
    }

    static House in(Path classFiles) {
        return new House(new ClassFileImporter().importPath(classFiles));
    }

    /// The classes that people wrote: neither package-info nor what the template engine generated.
    Stream<JavaClass> types() {
        return classes.stream()
                .filter(type -> !room(type).isEmpty())
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
        var rooms = new TreeMap<String, Set<String>>();
        for (var type : classes)
            if (type.getSimpleName().equals("package-info") && !room(type).isEmpty())
                rooms.put(
                        room(type),
                        Arrays.stream(type.getAnnotationOfType(ApplicationModule.class)
                                        .allowedDependencies())
                                // An empty list reads as the annotation's own mark for "open".
                                .filter(friend -> friend.matches("[a-z]+\\.[a-z]+"))
                                .collect(Collectors.toCollection(TreeSet::new)));
        return rooms;
    }

    /// Each room that touches what it does not declare, or declares what it does not touch, with what to write.
    List<String> misdeclared() {
        var declared = declared();
        var touched = touched();
        var rooms = new TreeSet<>(declared.keySet());
        rooms.addAll(touched.keySet());
        return rooms.stream()
                .filter(room -> !declared.getOrDefault(room, Set.of()).equals(touched.getOrDefault(room, Set.of())))
                .map(room -> room + " touches " + touched.getOrDefault(room, Set.of()) + " and declares "
                        + declared.getOrDefault(room, Set.of()))
                .toList();
    }

    /// Writes into each package-info what its room touches.
    void declareWhatIsTouched() {
        touched().forEach((room, friends) -> {
            var file = info(room);
            var text = read(file);
            var list = friends.stream().map(friend -> '"' + friend + '"').collect(Collectors.joining(", "));
            try {
                Files.writeString(
                        file, text.replaceAll("(allowedDependencies\\s*=\\s*)\\{[^}]*\\}", "$1{" + list + "}"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    Map<String, Set<String>> touched() {
        var rooms = new TreeMap<String, Set<String>>();
        for (var type : classes) {
            if (room(type).isEmpty()) continue;
            var touches = rooms.computeIfAbsent(room(type), room -> new TreeSet<>());
            for (var other : outside(type)) touches.add(room(other));
        }
        return rooms;
    }

    /// Public types that no other room, nor the front door, names, and that stand in no signature of one that they
    /// name.
    List<String> publicForNobody() {
        var used = classes.stream()
                .flatMap(type -> outside(type).stream())
                .map(House::topLevel)
                .collect(Collectors.toSet());
        types().filter(House::isPublic)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> !topLevel(dependency.getTargetClass().getBaseComponentType())
                        .equals(topLevel(dependency.getOriginClass())))
                .map(dependency -> topLevel(dependency.getTargetClass().getBaseComponentType()))
                .filter(name -> !name.isEmpty())
                .forEach(used::add);
        return types().filter(
                        type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .filter(type -> type.getEnclosingClass().isEmpty())
                // The front door finds a command by its wing's list of services.
                .filter(type -> !type.isAssignableTo(ROOT + ".core.commands.Command"))
                .map(JavaClass::getName)
                .filter(name -> !used.contains(name))
                .sorted()
                .toList();
    }

    /// A circle of rooms, if there is one.
    Optional<List<String>> circle() {
        var arrows = touched();
        for (var start : arrows.keySet()) {
            var path = walk(arrows, start, start, List.of(start));
            if (path.isPresent()) return path;
        }
        return Optional.empty();
    }

    private static Optional<List<String>> walk(
            Map<String, Set<String>> arrows, String goal, String room, List<String> path) {
        for (var next : arrows.getOrDefault(room, Set.of())) {
            if (next.equals(goal)) return Optional.of(append(path, next));
            if (path.contains(next)) continue;
            var found = walk(arrows, goal, next, append(path, next));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static List<String> append(List<String> path, String room) {
        return Stream.concat(path.stream(), Stream.of(room)).toList();
    }

    private static List<JavaClass> outside(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(other -> !room(other).isEmpty() && !room(other).equals(room(type))
                        || other.getPackageName().equals(ROOT)
                                && !type.getPackageName().equals(ROOT))
                .filter(other -> !room(other).isEmpty())
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

    /// « wing.room », or nothing for the front door.
    static String room(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : "";
    }

    static String wing(String room) {
        return room.substring(0, room.indexOf('.'));
    }

    private static Path info(String room) {
        return Path.of(wing(room), Wings.JAVA, "org/tousaidants", room.replace('.', '/'), "package-info.java");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first sentence of a room's package-info, for the map.
    static String prose(String room) {
        var text = read(info(room))
                .lines()
                .takeWhile(line -> line.startsWith("///"))
                .map(line -> line.substring(3).strip())
                .collect(Collectors.joining(" "));
        return text.replaceAll("(?<=[a-z)])\\. .*", ".");
    }
}
