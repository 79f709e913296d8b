package org.tousaidants.platform.operations;

/// The text format of Prometheus, version 0.0.4.
final class Exposition {
    private final StringBuilder text = new StringBuilder();

    void head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    void line(String name, String labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) text.append('{').append(labels).append('}');
        text.append(' ');
        if (value == Math.rint(value) && Math.abs(value) < 1e15) text.append((long) value);
        else text.append(value);
        text.append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
