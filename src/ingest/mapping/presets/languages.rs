//! Column names in German, French, Spanish, Italian, Dutch, Portuguese and Polish, for exports that no other preset knows.
//!
//! They are literals, so that a preset can put them behind its own. Numbers stand before names: they are the better keys.

macro_rules! customer {
    () => {
        "kundennummer kundennr kundenid numeroclient numerodeclient nclient codeclient idclient referenceclient \
         numerodecliente numerocliente idcliente iddecliente codigocliente codigodecliente codicecliente \
         klantnummer klantid klantcode codigodocliente iddocliente numerodocliente numerklienta idklienta kodklienta \
         kunde client cliente klant klient kaufer acheteur comprador acquirente koper kupujacy \
         kundenname nomduclient nomclient nombredelcliente nombrecliente nomecliente klantnaam nomedocliente nazwaklienta"
    };
}

macro_rules! email {
    () => {
        "emailadresse mailadresse kundenemail emailkunde adresseemail adressemail emailclient emailduclient courriel \
         correoelectronico correo direccionemail direcciondecorreo direcciondecorreoelectronico emailcliente \
         emaildelcliente indirizzoemail emailadres emailklant enderecodeemail emaildocliente \
         adresemail emailklienta"
    };
}

macro_rules! date {
    () => {
        "bestelldatum auftragsdatum rechnungsdatum kaufdatum verkaufsdatum bestelltam erstelltam datum \
         datedecommande datecommande datedelacommande datedefacture datefacture dateachat datedachat datedecreation \
         fechadelpedido fechadepedido fechapedido fechadecompra fechadefactura fechafactura fechadecreacion fecha \
         dataordine datadellordine datadordine datadiacquisto dataacquisto datafattura datadicreazione \
         besteldatum orderdatum factuurdatum aankoopdatum \
         datadopedido datapedido datadacompra datadafatura datadacriacao \
         datazamowienia datazakupu datasprzedazy datafaktury datautworzenia data"
    };
}

macro_rules! amount {
    () => {
        "gesamtbetrag bestellsumme gesamtsumme gesamtpreis rechnungsbetrag endbetrag gesamt betrag summe umsatz \
         montanttotal montantdelacommande totaldelacommande totalcommande totalttc montantttc prixtotal montant \
         importetotal totaldelpedido totalpedido preciototal montototal importe monto \
         importototale totaleordine totaledellordine prezzototale totale importo \
         totaalbedrag ordertotaal orderbedrag totaalprijs totaal bedrag \
         valortotal totaldopedido precototal valor montante \
         wartosczamowienia sumazamowienia kwotacalkowita cenacalkowita kwota wartosc suma razem"
    };
}

/// Of these the total of an order, not of one of its rows.
macro_rules! order_total {
    () => {
        "gesamtbetrag bestellsumme gesamtsumme montanttotal montantdelacommande totaldelacommande totalcommande \
         importetotal totaldelpedido totalpedido importototale totaleordine totaledellordine totaalbedrag ordertotaal \
         valortotal totaldopedido wartosczamowienia sumazamowienia"
    };
}

macro_rules! order {
    () => {
        "bestellnummer bestellnr bestellid auftragsnummer auftragsnr bestellung rechnungsnummer rechnungsnr belegnummer \
         numerodecommande numerocommande ndecommande ncommande idcommande referencecommande commande numerodefacture \
         numerofacture numerodepedido numerodelpedido numeropedido idpedido iddepedido pedido numerodefactura \
         numeroordine numerodordine numerodellordine idordine ordine numerofattura bestelnummer ordernummer bestelling \
         factuurnummer numerodopedido iddopedido numerodafatura numerzamowienia nrzamowienia idzamowienia zamowienie \
         numerfaktury nrfaktury"
    };
}

macro_rules! status {
    () => {
        "bestellstatus auftragsstatus zahlungsstatus statutdelacommande statutcommande etatdelacommande statut etat \
         estadodelpedido estadopedido estadodelpago estado statoordine statodellordine statopagamento stato \
         bestelstatus betaalstatus statusdopedido estadodopedido statusdopagamento situacao \
         statuszamowienia statusplatnosci"
    };
}

macro_rules! currency {
    () => {
        "wahrung wahrungscode devise monnaie moneda divisa valuta munteenheid moeda waluta"
    };
}

macro_rules! quantity {
    () => {
        "menge anzahl stuckzahl quantite qte cantidad quantita aantal quantidade qtd ilosc"
    };
}

macro_rules! unit_price {
    () => {
        "einzelpreis stuckpreis prixunitaire preciounitario prezzounitario stukprijs eenheidsprijs precounitario \
         cenajednostkowa preis prix precio prezzo prijs preco cena"
    };
}

macro_rules! item {
    () => {
        "artikelbezeichnung artikel produkt bezeichnung article produit designation producto articulo descripcion \
         prodotto articolo descrizione omschrijving produto descricao nazwaproduktu"
    };
}

/// A province or state; `state` alone is more often how an order stands.
macro_rules! region {
    () => {
        "bundesland lieferbundesland provinz kanton departement regionlivraison provincia comunidadautonoma \
         provinciadienvio regione provinciadispedizione provincie provincielevering provinciaentrega uf wojewodztwo"
    };
}

macro_rules! sku {
    () => {
        "artikelnummer artikelnr produktnummer referencearticle referenceproduit codearticle codigoarticulo \
         codigodeproducto codicearticolo codiceprodotto artikelcode productnummer codigodoproduto kodproduktu indeks"
    };
}

macro_rules! vendor {
    () => {
        "hersteller marke lieferant marque fabricant fournisseur marca proveedor fabricante produttore fornitore merk \
         fabrikant leverancier fornecedor marka producent dostawca"
    };
}

pub(super) use {
    amount, currency, customer, date, email, item, order, order_total, quantity, region, sku, status, unit_price,
    vendor,
};
