// Opens a graph in Gephi, runs ForceAtlas2 and saves a picture (SVG): java -cp TOOLKIT Open.java GRAPH PICTURE [FROM TO]
// Prints what Gephi has then, as tab-separated lines; with FROM and TO (days), also what its timeline shows between them.
import java.io.File;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gephi.filters.api.FilterController;
import org.gephi.filters.api.Range;
import org.gephi.filters.plugin.dynamic.DynamicRangeBuilder.DynamicRangeFilter;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.exporter.preview.SVGExporter;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2Builder;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public class Open {
    private static final int ROUNDS = 100;

    public static void main(String[] arguments) throws Exception {
        find(ProjectController.class).newProject();
        Workspace workspace = find(ProjectController.class).getCurrentWorkspace();
        Container container = find(ImportController.class).importFile(new File(arguments[0]));
        container.getReport().getIssues(Integer.MAX_VALUE).forEachRemaining(issue -> tell("issue", issue.getLevel(), issue.getMessage()));
        container.getLoader().setAutoScale(false);
        tell("time", container.getUnloader().getTimeFormat(), container.getUnloader().getTimeRepresentation());
        find(ImportController.class).process(container, new DefaultProcessor(), workspace);
        GraphModel model = find(GraphController.class).getGraphModel(workspace);
        describe(model);
        if (arguments.length > 2) {
            count("shown", within(model, day(arguments[2]), day(arguments[3])));
        }
        tell("moved", forceAtlas(model));
        picture(workspace, new File(arguments[1]));
        System.exit(0);
    }

    private static void describe(GraphModel model) {
        Graph graph = model.getDirectedGraph();
        count("graph", graph);
        tell("kinds", model.getEdgeTypeCount());
        for (Table table : new Table[] {model.getNodeTable(), model.getEdgeTable()}) {
            for (Column column : table) {
                tell("column", table.isNodeTable() ? "node" : "edge", column.getTitle(), column.getTypeClass().getSimpleName());
            }
        }
        Interval bounds = model.getTimeBounds();
        tell("bounds", date(bounds.getLow()), date(bounds.getHigh()));
        for (Node node : graph.getNodes().toArray()) {
            tell("node", node.getId(), node.getLabel(), node.x(), node.y(), node.size(), node.getColor().getRGB() & 0xffffff, spells(node));
        }
        graph.getEdges().forEach(edge -> tell("edge", edge.getSource().getId(), edge.getTarget().getId(), edge.getTypeLabel(), edge.getWeight(), spells(edge)));
    }

    private static String spells(Element element) {
        StringBuilder text = new StringBuilder();
        for (Interval interval : element.getIntervals()) {
            text.append(text.length() == 0 ? "" : " ").append(date(interval.getLow())).append("/").append(date(interval.getHigh()));
        }
        return text.toString();
    }

    private static Graph within(GraphModel model, double from, double to) {
        var filter = new DynamicRangeFilter(model);
        filter.setRange(new Range(from, to));
        filter.setKeepNull(true);
        FilterController filters = find(FilterController.class);
        return model.getGraph(filters.filter(filters.createQuery(filter)));
    }

    // Returns how many nodes stand elsewhere now.
    private static long forceAtlas(GraphModel model) {
        Node[] nodes = model.getGraph().getNodes().toArray();
        double[] before = Arrays.stream(nodes).mapToDouble(Node::x).toArray();
        var layout = new ForceAtlas2Builder().buildLayout();
        layout.setGraphModel(model);
        layout.resetPropertiesValues();
        layout.setAdjustSizes(true);
        layout.setScalingRatio(20.0);
        layout.setThreadsCount(1);
        layout.initAlgo();
        for (int round = 0; round < ROUNDS && layout.canAlgo(); round++) {
            layout.goAlgo();
        }
        layout.endAlgo();
        return IntStream.range(0, nodes.length).filter(number -> nodes[number].x() != before[number]).count();
    }

    // PNG would need a screen.
    private static void picture(Workspace workspace, File file) throws Exception {
        var properties = find(PreviewController.class).getModel().getProperties();
        properties.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
        SVGExporter exporter = new SVGExporter();
        exporter.setWorkspace(workspace);
        find(ExportController.class).exportFile(file, exporter);
    }

    private static void count(String name, Graph graph) {
        tell(name, graph.getNodeCount(), graph.getEdgeCount());
    }

    private static double day(String text) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static String date(double milliseconds) {
        if (Double.isInfinite(milliseconds)) {
            return "ever";
        }
        return LocalDate.ofEpochDay(TimeUnit.MILLISECONDS.toDays((long) milliseconds)).toString();
    }

    private static <T> T find(Class<T> controller) {
        return Lookup.getDefault().lookup(controller);
    }

    private static void tell(Object... cells) {
        StringBuilder line = new StringBuilder();
        for (Object cell : cells) {
            line.append(line.length() == 0 ? "" : "\t").append(String.valueOf(cell).replaceAll("\\s", " "));
        }
        System.out.println(line);
    }
}
