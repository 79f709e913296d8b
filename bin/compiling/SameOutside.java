import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.MojoExecutionEvent;
import org.apache.maven.execution.MojoExecutionListener;
import org.apache.maven.project.MavenProject;

/// A wing is compiled again when a class file below it is newer than the build. Where a wing was compiled and looks the
/// same from outside (only what stands between braces changed, or what is private), its class files are given the date
/// at which the build began, so that what stands on it is left as it is. `bin/maven` hands this to Maven
/// (`maven.ext.class.path`), which makes one object for each of the two things that it does.
public class SameOutside extends AbstractMavenLifecycleParticipant implements MojoExecutionListener {
    private static final ClassFile FILES = ClassFile.of(ConstantPoolSharingOption.NEW_POOL);
    /// The last build came to its end: what stands above knows the class files as they are.
    private static volatile boolean whole;

    private final Map<Path, Map<String, String>> before = new ConcurrentHashMap<>();

    @Override
    public void afterProjectsRead(MavenSession session) {
        try {
            var mark = mark(session);
            var ended = Files.exists(mark) ? Files.getLastModifiedTime(mark) : FileTime.from(Instant.EPOCH);
            whole = true;
            for (var project : session.getAllProjects())
                for (var folder : folders(project)) whole &= newer(folder, ended).isEmpty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path mark(MavenSession session) {
        return Path.of(session.getTopLevelProject().getBuild().getDirectory(), "compiled");
    }

    @Override
    public void afterSessionEnd(MavenSession session) {
        var all = session.getProjects().size() == session.getAllProjects().size()
                && Stream.of("test-compile", "test").anyMatch(session.getGoals()::contains);
        if (!all || session.getResult().hasExceptions()) return;
        try {
            Files.createDirectories(mark(session).getParent());
            Files.writeString(mark(session), "");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void beforeMojoExecution(MojoExecutionEvent event) {
        var folder = compiled(event);
        if (folder != null && whole) before.put(folder, outside(folder));
    }

    @Override
    public void afterMojoExecutionSuccess(MojoExecutionEvent event) {
        var folder = compiled(event);
        if (folder == null || !whole) return;
        var began = event.getSession().getStartTime().toInstant();
        try {
            var made = newer(folder, FileTime.from(began));
            if (made.isEmpty() || !outside(folder).equals(before.get(folder))) return;
            for (var file : made) Files.setLastModifiedTime(file, FileTime.from(began));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void afterExecutionFailure(MojoExecutionEvent event) {}

    private static Path compiled(MojoExecutionEvent event) {
        var folders = folders(event.getProject());
        return switch (event.getExecution().getGoal()) {
            case "compile" -> folders.get(0);
            case "testCompile" -> folders.get(1);
            default -> null;
        };
    }

    private static List<Path> folders(MavenProject project) {
        var build = project.getBuild();
        return List.of(Path.of(build.getOutputDirectory()), Path.of(build.getTestOutputDirectory()));
    }

    private static List<Path> classes(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Path> newer(Path folder, FileTime moment) throws IOException {
        var newer = new ArrayList<Path>();
        for (var file : classes(folder)) if (Files.getLastModifiedTime(file).compareTo(moment) > 0) newer.add(file);
        return newer;
    }

    /// What other classes can see of those of a folder; local and anonymous ones are seen by their own file only.
    private static Map<String, String> outside(Path folder) {
        var outside = new TreeMap<String, String>();
        for (var file : classes(folder)) {
            try {
                var type = FILES.parse(file);
                if (type.findAttribute(Attributes.enclosingMethod()).isEmpty())
                    outside.put(type.thisClass().asInternalName(), HexFormat.of().formatHex(outside(type)));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return outside;
    }

    private static byte[] outside(ClassModel type) {
        var within = type.thisClass().asInternalName().replaceAll("\\$.*", "") + "$";
        ClassTransform members = (made, part) -> {
            switch (part) {
                case InnerClassesAttribute inner ->
                    made.with(InnerClassesAttribute.of(inner.classes().stream()
                            .filter(one -> one.outerClass().isPresent()
                                    && one.innerClass().asInternalName().startsWith(within))
                            .toList()));
                default -> made.with(part);
            }
        };
        return FILES.transformClass(
                type,
                ClassTransform.dropping(SameOutside::hidden)
                        .andThen(members)
                        .andThen(ClassTransform.transformingMethods(
                                MethodTransform.dropping(part -> part instanceof CodeModel))));
    }

    private static boolean hidden(ClassElement part) {
        return switch (part) {
            case FieldModel field -> field.flags().has(AccessFlag.PRIVATE);
            case MethodModel method ->
                method.flags().has(AccessFlag.PRIVATE) || method.flags().has(AccessFlag.SYNTHETIC);
            case SourceFileAttribute _, NestHostAttribute _, NestMembersAttribute _ -> true;
            default -> false;
        };
    }
}
