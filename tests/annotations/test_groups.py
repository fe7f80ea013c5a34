"""Groups, bodies and countries: `[words|label|type|country]`."""

import pytest

from tests.french import annotate, mention_of, parse_marks

GROUPS = [
    "Le [gouvernement togolais|Togo|Country|] a voté.",
    "Les [autorités du Ghana|Ghana|Country|] ont parlé.",
    "La [diplomatie malaisienne|Malaisie|Country|] a réagi.",
    "Les [Péruviens|Pérou|Country|] ont voté.",
    "L’[armée israélienne|armée israélienne|ArmedForce|israel] a tiré.",
    "Des [soldats français|France|Country|] ont tiré.",
    "Un [soldat français|soldat français|Person|france] a tiré.",
    "Les [troupes russes|Russie|Country|] avancent.",
    "Les [forces armées togolaises|forces armées togolaises|ArmedForce|togo] avancent.",
    "La [marine indonésienne|Indonésie|Country|] patrouille.",
    "Le [gouvernement d’unité nationale birman|Gouvernement d’unité nationale birman|Organization|birmanie] a parlé.",
    "Le [gouvernement libyen|Gouvernement d’union nationale|Organization|libye] d’union nationale a parlé.",
    "Les [Affaires étrangères kényanes|Kenya|Country|] ont réagi.",
    "Les [forces spéciales kényanes|Kenya|Country|] ont tiré.",
    "Des [rebelles du M23|M23|ArmedForce|republique-democratique-du-congo] ont tiré.",
    "Des [membres du groupe Kesra|Kesra|Organization|], une milice, ont tiré.",
    "La [police kényane|police kényane|ArmedForce|kenya] a chargé la foule.",
    "Quatre [diplomates polonais|diplomates polonais|Group|pologne] sont partis.",
    "Un [responsable américain|responsable américain|Person|etats-unis] a parlé.",
    "Des milliers de [manifestants géorgiens|manifestants géorgiens|Group|georgie] ont défilé.",
    "Le [ministère saoudien de la Défense|ministère saoudien de la Défense|Organization|arabie-saoudite] a parlé.",
    "Le [ministère de l’Intérieur|ministère de l’Intérieur|Organization|] a parlé.",
    "Les [rebelles|rebelles|Group|] ont fui.",
    "L’[opposition|opposition|Organization|] a boycotté le vote.",
    "L’[Otan|OTAN|Organization|] a réagi.",
    "La [Côte d’Ivoire|Côte d’Ivoire|Country|] a réagi.",
    "[Lima|Pérou|Country|] a réagi.",
    "Les [rebelles du M23|M23|ArmedForce|republique-democratique-du-congo] ont fui.",
    "Les quinze [membres du Conseil de sécurité|Conseil de sécurité de l’ONU|Organization|] ont voté.",
    "Des [députés de la Douma|députés de la Douma|Group|russie] ont voté.",
    "Un [responsable de l’ONU|responsable de l’ONU|Person|] a parlé.",
    "Les [autorités séparatistes arméniennes|autorités séparatistes arméniennes|Organization|] ont cédé.",
    "Les [autorités séparatistes|autorités séparatistes|Organization|] ont cédé.",
    "Les [pêcheurs normands|pêcheurs normands|Group|] ont bloqué le port.",
    "Les [Serbes de Bosnie|Serbes de Bosnie|Group|bosnie-herzegovine] ont voté.",
    "Des milliers de [Nigérians|Nigérians|Group|nigeria] ont défilé.",
    "Les [Russes|Russie|Country|] de Russie ont voté.",
    "Les [Palestiniens|Palestiniens|Group|palestine] ont rejeté le plan.",
    "La [force française Barkhane|Force Barkhane|ArmedForce|france] a tiré.",
    "L’[ONG suédoise Norden Vatten|Norden Vatten|Organization|] a parlé.",
    "L’ONG [Norden Vatten|Norden Vatten|Organization|] a parlé.",
    "Selon [l’Alliance patriotique|Alliance patriotique|Organization|], rien ne va.",
    "Le [Conseil constitutionnel togolais|Conseil constitutionnel togolais|Organization|togo] a siégé.",
    "Le [Rassemblement pour le Mali|Rassemblement pour le Mali|Organization|] a parlé.",
    "Les [rebelles Houthis|Houthis|ArmedForce|yemen] ont fui.",
    "Les [ministres africains|ministres africains|Group|] ont parlé.",
    "Les [dirigeants religieux chiliens|dirigeants religieux chiliens|Group|chili] ont parlé.",
    "Une vedette a été livrée aux [garde-côtes libyens|garde-côtes libyens|ArmedForce|libye].",
    "Des [élus de Nouvelle-Guinée|élus de Nouvelle-Guinée|Group|] ont parlé.",
    "Les [pays de l’Otan|OTAN|Organization|] ont voté.",
    "Les [alliés de la France|alliés de la France|Group|france] ont voté.",
    "Une [Nord-Coréenne|Nord-Coréenne|Person|coree-du-nord] a parlé.",
    "Des [talibans|Talibans|ArmedForce|afghanistan] ont fui.",
    "La [banque mondiale|Banque mondiale|Organization|] a parlé.",
    "La [police de Dallas|police de Dallas|ArmedForce|etats-unis] a chargé la foule.",
    "Le [tribunal correctionnel de Lille|tribunal correctionnel de Lille|Organization|france] a siégé.",
    "La [cour d’appel de Lyon|cour d’appel de Lyon|Organization|france] a siégé.",
    "Le [parquet de Villefosse|parquet de Villefosse|Organization|] a parlé.",
    "La [police de la Turquie|police turque|ArmedForce|turquie] a chargé la foule.",
    "La [communauté indienne de Leicester|communauté indienne de Leicester|Group|inde] a défilé.",
    "Le [groupe de l’État islamique|État islamique|ArmedForce|] a fui.",
    "La [guérilla marxiste des Farc|Farc|ArmedForce|colombie] a fui.",
    "Le [groupe rebelle du M23|M23|ArmedForce|republique-democratique-du-congo] a fui.",
    "Les [négociateurs du gouvernement et de la guérilla|négociateurs du gouvernement et de la guérilla|Group|] ont ri.",
    "Des [gilets jaunes|gilets jaunes|Group|] ont défilé.",
    "Les [chebabs|chebab|ArmedForce|somalie] ont fui.",
    "Le [syndicat autonome SUD Rail|SUD Rail|Organization|france] a parlé.",
    "L’[organisation caritative Aid for Rural People|Aid for Rural People|Organization|] a parlé.",
    "La [Coalition nigérienne pour la défense des terres|Coalition nigérienne pour la défense des terres|Organization|] (CNDT) a parlé.",
    "La Coalition nigérienne pour la défense des terres ([CNDT|Coalition nigérienne pour la défense des terres|Organization|]) a parlé.",
    "Le [gouverneur de Bretagne|gouverneur de Bretagne|Person|france] a parlé.",
    "Les Maldives et leurs [alliés|alliés des Maldives|Group|] ont voté.",
]


@pytest.mark.parametrize("line", GROUPS)
def test_label_type_and_country(line: str) -> None:
    text, (mark,) = parse_marks(line)
    mention = mention_of(annotate(text), mark)
    assert mention is not None
    (actor,) = mention.actors
    assert (actor.label, actor.type.value, actor.country or "") == mark.fields


def test_several_demonyms_make_several_actors() -> None:
    (mention,) = annotate("Des responsables hongrois et roumains ont parlé.")._.kg_mentions
    assert [(a.label, a.country) for a in mention.actors] == [
        ("responsables hongrois", "hongrie"),
        ("responsables roumains", "roumanie"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Une armée de réserve existe.",  # no country, not definite
        "L’otan du village est vieux.",  # an acronym is not written so
        "La porte est fermée.",
        "Il a mangé du pain français.",  # a demonym alone is no actor
    ],
)
def test_words_that_name_nobody(text: str) -> None:
    assert not any(mention.actors for mention in annotate(text)._.kg_mentions)


@pytest.mark.parametrize(
    ("text", "acts"), [("LIMA – Le festival s’ouvre.", False), ("Lima – et non Quito – a protesté.", True)]
)
def test_the_town_of_a_dateline_is_a_place_only(text: str, acts: bool) -> None:
    first = annotate(text)._.kg_mentions[0]
    assert first.place is not None
    assert bool(first.actors) is acts
