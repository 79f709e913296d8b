import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Comparator;

/// An agent of the Java that records Spring's beans. The proxies of classes are written there, one method after the
/// other, as reflection gives them; and HotSpot gives them by the addresses of their names, which differ from run to
/// run. Here they come in the order of their names, so that what is built twice is the same twice.
public final class SameOrder implements ClassFileTransformer {
    private static final String WRITERS = "org/springframework/cglib/";
    private static final ClassDesc METHODS =
            Method.class.describeConstable().orElseThrow().arrayType();

    public static void premain(String options, Instrumentation java) {
        java.addTransformer(new SameOrder());
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> before, ProtectionDomain domain, byte[] bytes) {
        if (name == null || !name.startsWith(WRITERS)) return null;
        var file = ClassFile.of();
        var ours = SameOrder.class.describeConstable().orElseThrow();
        CodeTransform ordered = (code, part) -> {
            if (part instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals("java/lang/Class")
                    && call.name().equalsString("getDeclaredMethods"))
                code.invokestatic(ours, "methods", MethodTypeDesc.of(METHODS, ConstantDescs.CD_Class));
            else code.with(part);
        };
        return file.transformClass(file.parse(bytes), ClassTransform.transformingMethodBodies(ordered));
    }

    /// Called by what was transformed.
    public static Method[] methods(Class<?> type) {
        var methods = type.getDeclaredMethods();
        Arrays.sort(
                methods,
                Comparator.comparing(Method::getName)
                        .thenComparing(one -> one.getReturnType().descriptorString())
                        .thenComparing(one -> Arrays.toString(one.getParameterTypes())));
        return methods;
    }
}
