package org.tousaidants.rules.protocol;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tousaidants.rules.protocol.LabelRules.LabelFact;
import org.tousaidants.rules.protocol.LabelRules.LabelFactType;

/// « Expression » — a rule that no table can express, such as `actes_12_mois >= 20 || heures_formation >= 14`. It is
/// written in CEL and type-checked when the file is read. It has no loops, no added functions and a maximum length,
/// so that its computing time is limited.
public final class RuleExpression {
    /// Name of the variable that contains the id of the profile.
    public static final String PROFILE = "profil";

    private static final int LONGEST = 500;
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(20)
            .maxParseErrorRecoveryLimit(2)
            .enableComprehension(false)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(\\w*)'.*");

    private final String text;
    private final CelRuntime.Program program;
    private final Set<String> variables;

    private RuleExpression(String text, CelRuntime.Program program, Set<String> variables) {
        this.text = text;
        this.program = program;
        this.variables = variables;
    }

    public sealed interface ExpressionCompileResult permits CompiledExpression, InvalidExpression {}

    public record CompiledExpression(RuleExpression expression) implements ExpressionCompileResult {}

    public record InvalidExpression(LocalisedText words, LocalisedText instead) implements ExpressionCompileResult {}

    /// Returns an expression that is always true.
    public static Optional<RuleExpression> always() {
        return compile("true", List.of()) instanceof CompiledExpression(var expression)
                ? Optional.of(expression)
                : Optional.empty();
    }

    public static ExpressionCompileResult compile(String text, List<LabelFact> facts) {
        if (text.length() > LONGEST)
            return new InvalidExpression(LocalisedText.of("rule.long"), LocalisedText.of("most.characters", LONGEST));
        var compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .addVar(PROFILE, SimpleType.STRING)
                .setResultType(SimpleType.BOOL);
        for (var fact : facts) compiler.addVar(fact.variable(), type(fact.type()));
        var result = compiler.build().compile(text);
        if (result.hasError()) return wrong(result.getErrors(), facts);
        try {
            var ast = result.getAst();
            return new CompiledExpression(new RuleExpression(text, RUNTIME.createProgram(ast), variables(ast)));
        } catch (CelValidationException | CelEvaluationException e) {
            return new InvalidExpression(LocalisedText.of("rule.unreadable"), LocalisedText.of("rule.unreadable.do"));
        }
    }

    private static CelType type(LabelFactType type) {
        return switch (type) {
            case YES_NO -> SimpleType.BOOL;
            case NUMBER -> SimpleType.INT;
        };
    }

    private static Set<String> variables(CelAbstractSyntaxTree ast) {
        return ast.getReferenceMap().values().stream()
                .map(CelReference::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static InvalidExpression wrong(List<CelIssue> issues, List<LabelFact> facts) {
        var first = issues.getFirst();
        var message = first.getMessage();
        var undeclared = UNDECLARED.matcher(message);
        var names = facts.stream().map(LabelFact::variable).collect(Collectors.toCollection(TreeSet::new));
        names.add(PROFILE);
        if (undeclared.matches())
            return new InvalidExpression(
                    LocalisedText.of("rule.undeclared", undeclared.group(1)),
                    SpellingSuggestionFinder.instead(undeclared.group(1), names));
        if (message.startsWith("found no matching overload"))
            return new InvalidExpression(LocalisedText.of("rule.types"), LocalisedText.of("rule.types.do"));
        if (message.startsWith("expected type 'bool'"))
            return new InvalidExpression(LocalisedText.of("rule.not.boolean"), LocalisedText.of("rule.not.boolean.do"));
        return new InvalidExpression(
                LocalisedText.of("rule.syntax", (first.getSourceLocation().getColumn() + 1)),
                LocalisedText.of("rule.syntax.do"));
    }

    /// Returns the names of the facts that the expression uses.
    public Set<String> variables() {
        return variables;
    }

    /// Evaluates the expression and returns whether it is true.
    ///
    /// @param values values by variable: a Boolean, a Long or a String, as declared
    public boolean holds(Map<String, Object> values) {
        try {
            return Boolean.TRUE.equals(program.eval(values));
        } catch (CelEvaluationException impossibleOnceChecked) {
            // Only a division by zero can cause an exception here. The rule then counts as not
            // fulfilled.
            return false;
        }
    }

    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleExpression expression && expression.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
