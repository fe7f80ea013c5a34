import java.io.File;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/** Prints of each ontology file, in RDF/XML: `file`, the ways in which it leaves OWL 2 DL, and what contradicts itself in it. */
class Check {
  public static void main(String[] files) throws Exception {
    for (String file : files) {
      System.out.println("file\t" + file);
      OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(file));
      for (OWLProfileViolation violation : new OWL2DLProfile().checkOntology(ontology).getViolations())
        System.out.println("violation\t" + violation);
      reason(ontology);
    }
  }

  private static void reason(OWLOntology ontology) {
    Configuration configuration = new Configuration();
    configuration.ignoreUnsupportedDatatypes = true; // xsd:date
    Reasoner reasoner = new Reasoner(configuration, ontology);
    if (!reasoner.isConsistent()) {
      System.out.println("inconsistent\t");
      return;
    }
    for (OWLClass empty : reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom())
      System.out.println("unsatisfiable\t" + empty.getIRI());
  }
}
