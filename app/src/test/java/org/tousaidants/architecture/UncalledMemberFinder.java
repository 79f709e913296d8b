package org.tousaidants.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Methods that no class file calls, and fields that none reads.
final class UncalledMemberFinder {
    private static final Set<String> OF_ALL = Set.of("toString", "hashCode", "equals", "values", "valueOf", "main");

    private final Map<String, ClassModel> declaring = new HashMap<>();
    private final Map<String, Set<String>> ownersByMember = new HashMap<>();
    private final Set<String> read = new HashSet<>();

    /// @param declaring the declared methods and fields
    /// @param calling further classes that may call and read them
    UncalledMemberFinder(Stream<Path> declaring, Stream<Path> calling) {
        declaring
                .filter(UncalledMemberFinder::isOurs)
                .map(UncalledMemberFinder::model)
                .forEach(type -> {
                    this.declaring.put(name(type), type);
                    calls(type);
                });
        calling.filter(UncalledMemberFinder::isOurs)
                .map(UncalledMemberFinder::model)
                .forEach(this::calls);
    }

    private static boolean isOurs(Path file) {
        return file.toString().endsWith(".class");
    }

    private static ClassModel model(Path file) {
        try {
            return ClassFile.of().parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(ClassModel type) {
        return type.thisClass().asInternalName();
    }

    private void calls(ClassModel type) {
        for (var entry : type.constantPool())
            if (entry instanceof MemberRefEntry member && !(entry instanceof FieldRefEntry))
                ownersByMember
                        .computeIfAbsent(
                                member.name().stringValue() + member.type().stringValue(), _ -> new HashSet<>())
                        .add(member.owner().asInternalName());
        for (var method : type.methods())
            method.code()
                    .ifPresent(code -> code.forEach(element -> {
                        if (element instanceof FieldInstruction access
                                && access.opcode().name().startsWith("GET"))
                            read.add(access.owner().asInternalName() + "."
                                    + access.name().stringValue());
                    }));
    }

    List<String> methods() {
        return declaring.values().stream()
                .flatMap(type -> type.methods().stream()
                        .filter(method -> isWritten(type, method))
                        .filter(method -> !isCalled(type, method))
                        .map(method -> name(type) + "." + method.methodName().stringValue()))
                .sorted()
                .toList();
    }

    /// Excludes compiler-generated methods, callbacks of frameworks, and methods of Object.
    private boolean isWritten(ClassModel type, MethodModel method) {
        var name = method.methodName().stringValue();
        return !method.flags().has(AccessFlag.SYNTHETIC)
                && !isTemplate(type)
                && !name.startsWith("lambda$")
                && !name.startsWith("<")
                && !OF_ALL.contains(name)
                && !components(type).contains(name)
                && method.findAttribute(Attributes.runtimeVisibleAnnotations()).isEmpty()
                && !isTold(type, name);
    }

    private static boolean isTemplate(ClassModel type) {
        return name(type).endsWith("Generated");
    }

    private static Set<String> components(ClassModel type) {
        return type.findAttribute(Attributes.record())
                .map(record -> record.components().stream()
                        .map(one -> one.name().stringValue())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /// A supertype declares a method of this name, or is not ours: then it may be called there.
    private boolean isTold(ClassModel type, String name) {
        for (var above : above(type)) {
            var model = declaring.get(above);
            if (model == null) {
                if (!above.startsWith("java/lang/")) return true;
            } else if (model.methods().stream()
                            .anyMatch(one -> one.methodName().stringValue().equals(name))
                    || isTold(model, name)) return true;
        }
        return false;
    }

    private static List<String> above(ClassModel type) {
        var above = new ArrayList<String>();
        type.superclass().ifPresent(one -> above.add(one.asInternalName()));
        type.interfaces().forEach(one -> above.add(one.asInternalName()));
        return above;
    }

    private boolean isCalled(ClassModel type, MethodModel method) {
        var owners = ownersByMember.getOrDefault(
                method.methodName().stringValue() + method.methodType().stringValue(), Set.of());
        return owners.stream().anyMatch(owner -> isUnder(owner, name(type)) || isUnder(name(type), owner));
    }

    private boolean isUnder(String type, String above) {
        if (type.equals(above)) return true;
        var model = declaring.get(type);
        return model != null && above(model).stream().anyMatch(one -> isUnder(one, above));
    }

    /// Private ones: other fields are visible beyond class files.
    List<String> fields() {
        return declaring.values().stream()
                .filter(type -> type.findAttribute(Attributes.record()).isEmpty())
                .flatMap(type -> type.fields().stream()
                        .filter(UncalledMemberFinder::isHidden)
                        .map(field -> name(type) + "." + field.fieldName().stringValue()))
                .filter(field -> !read.contains(field))
                .sorted()
                .toList();
    }

    /// A constant is inlined into the code that reads it, without a trace of its field.
    private static boolean isHidden(FieldModel field) {
        return field.flags().has(AccessFlag.PRIVATE)
                && !field.flags().has(AccessFlag.SYNTHETIC)
                && field.findAttribute(Attributes.constantValue()).isEmpty();
    }
}
